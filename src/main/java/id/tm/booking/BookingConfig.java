package id.tm.booking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** Booking and consultation. */
@ConfigMapping(prefix = "tm.booking")
public interface BookingConfig {

    @Valid
    Slots slots();

    @Valid
    Policy policy();

    @Valid
    Rating rating();

    /** Free slots and what a practitioner starts with. */
    interface Slots {

        /** How long before its start a slot can still be booked, unless the practitioner says otherwise. */
        @WithDefault("PT4H")
        @NotNull
        Duration minimumNotice();

        /** How many days ahead slots are offered, unless the practitioner says otherwise. */
        @WithDefault("60")
        @Min(1)
        @Max(366)
        int windowDays();

        /** How many next free slots the refusal of a taken one carries. */
        @WithDefault("5")
        @Min(1)
        @Max(50)
        int alternatives();

        /** How long caches may keep a list of free slots. */
        @WithDefault("PT15S")
        @NotNull
        Duration cacheFor();
    }

    /** What members may do with a booked session; copied onto the session, so that a change counts for later bookings. */
    interface Policy {

        /** How long before its start a session can still be rescheduled. */
        @WithDefault("PT24H")
        @NotNull
        Duration rescheduleNotice();

        /** How often a session can be rescheduled. */
        @WithDefault("2")
        @Min(0)
        @Max(100)
        int reschedules();

        /** How long before its start a session can be cancelled without counting as used. */
        @WithDefault("PT24H")
        @NotNull
        Duration cancelNotice();

        /** How long one waits for the other before it is a no-show. */
        @WithDefault("PT15M")
        @NotNull
        Duration noShowAfter();

        /** How long before its start a session can be joined: the link is shown and the practitioner may start. */
        @WithDefault("PT15M")
        @NotNull
        Duration joinBefore();
    }

    /** Ratings of practitioners. */
    interface Rating {

        /** What a practitioner without ratings is taken for, in stars. */
        @WithDefault("4.0")
        @DecimalMin("1.0")
        @DecimalMax("5.0")
        double priorMean();

        /** How many ratings of the prior mean every practitioner starts with. */
        @WithDefault("5")
        @Min(0)
        int priorWeight();

        /** How long after its first saving a rating can be replaced. */
        @WithDefault("P7D")
        @NotNull
        Duration editable();

        /** How long after the session's end it can be rated. */
        @WithDefault("P30D")
        @NotNull
        Duration window();
    }
}
