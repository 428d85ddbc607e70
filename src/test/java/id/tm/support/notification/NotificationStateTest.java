package id.tm.support.notification;

import static id.tm.support.notification.NotificationState.APPROVED;
import static id.tm.support.notification.NotificationState.CANCELLED;
import static id.tm.support.notification.NotificationState.DONE;
import static id.tm.support.notification.NotificationState.DRAFT;
import static id.tm.support.notification.NotificationState.PAUSED;
import static id.tm.support.notification.NotificationState.PENDING_APPROVAL;
import static id.tm.support.notification.NotificationState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotificationStateTest {

    @Test
    void theWholeMatrix() {
        Map<NotificationState, Set<NotificationState>> allowed = Map.of(
                DRAFT, EnumSet.of(PENDING_APPROVAL, APPROVED, CANCELLED),
                PENDING_APPROVAL, EnumSet.of(DRAFT, APPROVED, CANCELLED),
                APPROVED, EnumSet.of(DRAFT, RUNNING, CANCELLED),
                RUNNING, EnumSet.of(PAUSED, DONE, CANCELLED),
                PAUSED, EnumSet.of(RUNNING, CANCELLED),
                DONE, EnumSet.noneOf(NotificationState.class),
                CANCELLED, EnumSet.noneOf(NotificationState.class));
        for (NotificationState from : NotificationState.values()) {
            for (NotificationState to : NotificationState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(allowed.get(from).contains(to));
            }
        }
    }
}
