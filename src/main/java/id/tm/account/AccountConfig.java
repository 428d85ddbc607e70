package id.tm.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.OptionalInt;

/** Accounts: registration, passwords, sessions and what is done against guessing. */
@ConfigMapping(prefix = "tm.account")
public interface AccountConfig {

    Hashing hashing();

    Registration registration();

    Resets resets();

    Invitations invitations();

    EmailChanges emailChanges();

    ApiKeys apiKeys();

    Sessions sessions();

    Attempts attempts();

    /** Argon2id. A change holds for new hashes; old ones are upgraded at the next login. */
    interface Hashing {

        /** Memory of one hash in KiB; never below 19 MiB. */
        @WithDefault("19456")
        @Min(19456)
        @Max(1048576)
        int memoryKib();

        /** Passes over that memory. */
        @WithDefault("2")
        @Min(2)
        @Max(20)
        int iterations();

        /** How many hashes are computed at once; as many as there are processors when not set. */
        OptionalInt parallel();

        /** How many more may wait; what comes after them gets 503 at once. */
        @WithDefault("32")
        @Min(0)
        int queue();

        /** How long one may wait before it gets 503. */
        @WithDefault("5S")
        Duration patience();
    }

    interface Registration {

        /** How long the link in a verification mail works. */
        @WithDefault("24H")
        Duration linkLifetime();

        /** No second verification mail to one address within this time. */
        @WithDefault("60S")
        Duration coolDown();

        /** Nor more of them than this in 24 hours. */
        @WithDefault("10")
        @Min(1)
        int mailsPerDay();

        /** Registrations and requests for a new link take at least this long, so that their time tells nothing. */
        @WithDefault("0.4S")
        Duration answerTime();

        /** The version of the terms that whoever registers accepts. */
        @WithDefault("1")
        String termsVersion();
    }

    interface Resets {

        /** How long the link in a password-reset mail works. */
        @WithDefault("60M")
        Duration linkLifetime();

        /** No second reset mail to one account within this time. */
        @WithDefault("60S")
        Duration coolDown();

        /** Nor more of them than this in 24 hours. */
        @WithDefault("5")
        @Min(1)
        int mailsPerDay();
    }

    interface Invitations {

        /** How long the link works by which somebody begins to act for a partner. */
        @WithDefault("7D")
        Duration linkLifetime();
    }

    interface EmailChanges {

        /** How long the link in the mail to the new address works. */
        @WithDefault("24H")
        Duration linkLifetime();

        /** How long the link in the mail to the old address takes the change back. */
        @WithDefault("7D")
        Duration undoFor();

        /** How many changes a user may ask for in 24 hours. */
        @WithDefault("5")
        @Min(1)
        int perDay();
    }

    interface ApiKeys {

        /** How many living keys a user may have. */
        @WithDefault("20")
        @Min(1)
        int most();

        /** How long a key works at most. */
        @WithDefault("365D")
        Duration lifetime();

        /** How often one key may be used in a minute; more is answered 429. */
        @WithDefault("600")
        @Min(1)
        int requestsPerMinute();

        /** A use of a key is written down no more often than this. */
        @WithDefault("5M")
        Duration seenEvery();
    }

    interface Sessions {

        /** How long one refresh token works. */
        @WithDefault("30D")
        Duration refreshLifetime();

        /** When a session ends however often it was refreshed. */
        @WithDefault("90D")
        Duration lifetime();

        /** How long after the password was given what opens the account may be changed without giving it again. */
        @WithDefault("10M")
        Duration freshFor();
    }

    interface Attempts {

        /** Wrong passwords for one login from one address before each further one has to wait, twice as long each time. */
        @WithDefault("5")
        @Min(1)
        int free();

        /** Wrong passwords for one login from one address before it is locked out. */
        @WithDefault("10")
        @Min(2)
        int most();

        /** Wrong passwords for one login from all addresses before addresses that never logged in with it are locked out. */
        @WithDefault("50")
        @Min(2)
        int mostPerLogin();

        /** Wrong passwords from one address for all logins before it is locked out; many people may share an address. */
        @WithDefault("300")
        @Min(2)
        int mostPerAddress();

        /** How long a lock-out holds, and after how long without a wrong password counting starts anew. */
        @WithDefault("15M")
        Duration lockTime();
    }
}
