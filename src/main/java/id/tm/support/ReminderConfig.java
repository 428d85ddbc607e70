package id.tm.support;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.LocalTime;

/** How reminders go out. The steps themselves are data (table reminders). */
@ConfigMapping(prefix = "tm.reminders")
public interface ReminderConfig {

    /** From this time of the recipient's day on nothing leaves that is not critical; the same as quiet-until for no quiet hours. */
    @WithDefault("21:00")
    LocalTime quietFrom();

    /** What quiet hours and holidays held back leaves at this time of the recipient's day. */
    @WithDefault("07:00")
    LocalTime quietUntil();

    /** Whether days of cuti bersama hold reminders back as national holidays do. */
    @WithDefault("true")
    boolean collectiveLeaveHolds();

    /** How many reminders one person gets within cap-window, over all kinds and channels. */
    @WithDefault("5")
    @Min(1)
    int cap();

    /** The rolling window of the cap. */
    @WithDefault("PT24H")
    Duration capWindow();

    /**
     * How long a worker may be silent until its claimed deliveries are taken over. A worker stops using a claim it could
     * not prolong for half of this; the other half covers clocks of replicas that differ, so keep it above twice what they
     * may be apart.
     */
    @WithDefault("PT2M")
    Duration lease();

    /** How long a batch may act on what was decided over it; then the rest is decided over anew. */
    @WithDefault("PT15S")
    Duration decisionKept();

    /** After so many attempts a delivery waits for an operator. */
    @WithDefault("8")
    @Min(1)
    int attempts();

    /** The wait after the first failed attempt; doubled with each. */
    @WithDefault("PT1M")
    Duration retryFirst();

    /** The longest wait between two attempts. */
    @WithDefault("PT1H")
    Duration retryMost();

    /** How many batches one process has under way at a time. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int workers();

    /** How many planned steps of a kind become deliveries in one transaction. */
    @WithDefault("500")
    @Min(1)
    @Max(5000)
    int expandBatch();

    /** Readiness turns red when something that is due has waited longer than this. */
    @WithDefault("PT1H")
    Duration maxLag();

    /** How long the figures behind metrics and readiness are kept before the database is asked again. */
    @WithDefault("PT5S")
    Duration figuresKept();

    /** A running job that gives no sign of life for this long is shown as lost. */
    @WithDefault("PT10M")
    Duration runLease();

    /** How long a stopping process waits for the deliveries it has begun. */
    @WithDefault("PT15S")
    Duration shutdownWait();

    /** How many planned steps a preview looks at, at most. */
    @WithDefault("500")
    @Min(1)
    int previewLimit();
}
