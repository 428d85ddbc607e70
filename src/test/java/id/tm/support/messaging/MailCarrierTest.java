package id.tm.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.support.messaging.DeliveryOutcome.Permanent;
import id.tm.support.messaging.DeliveryOutcome.Transient;
import io.vertx.ext.mail.SMTPException;
import jakarta.mail.internet.InternetAddress;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailCarrierTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recipient address not accepted | 550 | 550 5.1.1 no such user       | dead
            recipient address not accepted | 550 | 550 no such user             | dead
            recipient address not accepted | 553 | 553 5.1.3 bad syntax         | dead
            recipient address not accepted | 550 | 550 5.2.1 mailbox disabled   | dead
            recipient address not accepted | 552 | 552 5.2.2 mailbox full       | failed
            recipient address not accepted | 554 | 554 5.7.1 relay denied       | failed
            recipient address not accepted | 554 | 554 refused                  | failed
            sending data failed            | 554 | 554 5.6.0 looks like spam    | failed
            sending data failed            | 550 | 550 5.1.1 no such user       | failed
            recipient address not accepted | 451 | 451 4.7.1 greylisted         | later
            recipient address not accepted | 421 | 421 too many connections     | later
            sender address not accepted    | 550 | 550 5.7.1 unknown sender     | later
            AUTH PLAIN failed              | 535 | 535 5.7.8 bad credentials    | later
            recipient address not accepted | 530 | 530 5.7.0 log in first       | later
            """)
    void aDeadAddressIsToldFromABusyServer(String command, int code, String reply, String verdict) {
        DeliveryOutcome outcome = MailCarrier.classify(new SMTPException(command, code, List.of(reply), true));

        switch (verdict) {
            case "dead" ->
                assertThat(outcome).isInstanceOfSatisfying(Permanent.class, p -> assertThat(p.badAddress())
                        .isTrue());
            case "failed" ->
                assertThat(outcome).isInstanceOfSatisfying(Permanent.class, p -> assertThat(p.badAddress())
                        .isFalse());
            default -> assertThat(outcome).isInstanceOf(Transient.class);
        }
    }

    @Test
    void whatIsNotTheServersWordMayPass() {
        assertThat(MailCarrier.classify(new ConnectException("refused"))).isInstanceOf(Transient.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Sari Wulandari                                  | Sari Wulandari
            Dr. "Budi", S.Psi. <x>                          | Dr. Budi , S.Psi. x
            Zoë Ünlü                                        | Zoë Ünlü
            😀 Siti Nurhaliza binti Abdul Karim Al-Banjari   | 😀 Siti Nurhaliza binti Abdul Karim Al-Banjari
            -                                               | -
            """)
    void anyNameMakesAReadableHeader(String name, String shown) throws Exception {
        InternetAddress[] parsed = InternetAddress.parse(MailCarrier.mailbox(name, "a@b.example"));

        assertThat(parsed).hasSize(1);
        assertThat(parsed[0].getAddress()).isEqualTo("a@b.example");
        assertThat(parsed[0].getPersonal()).isEqualTo(shown);
    }

    @Test
    void aNameCannotAddAHeader() {
        assertThat(MailCarrier.mailbox("Eve\r\nBcc: all@example.com", "a@b.example"))
                .doesNotContain("\r", "\n");
        assertThat(MailCarrier.mailbox("x".repeat(5_000), "a@b.example")).hasSizeLessThan(120);
    }
}
