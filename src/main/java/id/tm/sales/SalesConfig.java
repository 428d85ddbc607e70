package id.tm.sales;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** Retail sales. */
@ConfigMapping(prefix = "tm.sales")
public interface SalesConfig {

    @Valid
    Catalogue catalogue();

    @Valid
    Codes codes();

    @Valid
    Checkout checkout();

    @Valid
    Entitlements entitlements();

    @Valid
    Refunds refunds();

    @Valid
    Referrals referrals();

    @Valid
    Imports imports();

    @Valid
    Executive executive();

    /** The public list of products. */
    interface Catalogue {

        /** How long caches may keep a product; a new price is seen by everybody after so long. */
        @WithDefault("PT1M")
        @NotNull
        Duration cacheFor();
    }

    /** Voucher codes that people type in. */
    interface Codes {

        /** How many codes one person, or one network address without a login, may try per period. */
        @WithDefault("30")
        @Min(1)
        @Max(100000)
        int tries();

        /** The period of that limit. */
        @WithDefault("PT10M")
        @NotNull
        Duration period();
    }

    /** Purchases that wait for their money. */
    interface Checkout {

        /** How long a purchase can be paid. */
        @WithDefault("P1D")
        @NotNull
        Duration payWithin();

        /** Where on the website somebody sees a purchase and pays it; {id} stands for the purchase. */
        @WithDefault("/purchases/{id}")
        @NotNull
        String path();
    }

    /** What was bought. */
    interface Entitlements {

        /** How long it can be used after it was paid. */
        @WithDefault("P365D")
        @NotNull
        Duration validFor();
    }

    /** Purchases whose money goes back. */
    interface Refunds {

        /** Whether the fees of a purchase, and the tax on them, stay. */
        @WithDefault("false")
        boolean keepFee();
    }

    /** People who bring others. */
    interface Referrals {

        /** How long after a visit a purchase counts as brought by it; the last visit counts. */
        @WithDefault("P30D")
        @NotNull
        Duration clickCountsFor();

        /** The same visitor on the same code again within this time is no other visit. */
        @WithDefault("PT30M")
        @NotNull
        Duration repeatWithin();

        /** How long visits are kept; at least as long as they count. */
        @WithDefault("P90D")
        @NotNull
        Duration keepVisitsFor();

        /** How many visits may come from one network address per period; a school has one for all. */
        @WithDefault("300")
        @Min(1)
        @Max(1000000)
        int visits();

        /** The period of that limit. */
        @WithDefault("PT10M")
        @NotNull
        Duration period();
    }

    /** Files of the old system. */
    interface Imports {

        /** The largest file that is taken, in bytes. */
        @WithDefault("5242880")
        @Min(1)
        @Max(10485760)
        int maxBytes();

        /** The most rows that one file may have. */
        @WithDefault("50000")
        @Min(1)
        @Max(200000)
        int maxRows();

        /** How long one file may take, in one database transaction; when it takes longer it is given up, and nothing is left. */
        @WithDefault("PT30M")
        @NotNull
        Duration within();
    }

    /** Seats that companies buy for others. */
    interface Executive {

        /** How many seats one purchase may be of. */
        @WithDefault("1000")
        @Min(1)
        @Max(1000)
        int maxSeats();

        /** Where on the website a company sees a purchase of seats; {id} stands for the purchase. */
        @WithDefault("/executive-purchases/{id}")
        @NotNull
        String path();

        /** Where on the website somebody accepts a seat; {token} stands for the invitation's. */
        @WithDefault("/executive-invitation?token={token}")
        @NotNull
        String invitationPath();

        /** How long an invitation to a seat can be accepted; the seat is free again afterwards. */
        @WithDefault("P14D")
        @NotNull
        Duration invitationLifetime();

        /** How often one invitation may be sent again per hour. */
        @WithDefault("3")
        @Min(1)
        @Max(1000)
        int resendsPerHour();

        /** How many requests that invite people a company may make per day. */
        @WithDefault("500")
        @Min(1)
        @Max(100000)
        int invitingsPerDay();
    }
}
