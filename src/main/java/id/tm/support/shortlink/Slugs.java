package id.tm.support.shortlink;

import static id.tm.support.SupportError.SHORT_LINK_SLUG_REFUSED;

import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.input.CodeShape;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The short half of a short link. Random ones tell capital and small letters apart and leave out those that look alike;
 * those a person chose are in small letters, and found however they are typed.
 */
final class Slugs {

    static final int RANDOM_LENGTH = 7;

    private static final String BASE_58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final Pattern CUSTOM = Pattern.compile("(?=.{3,60}$)" + CodeShape.LOWER);
    private static final Pattern ASKED = Pattern.compile("[A-Za-z0-9-]{3,60}");

    /** Names that people or programs take for a page of the service itself, or for its word. */
    private static final Set<String> RESERVED = Set.of(
            "about",
            "abuse",
            "account",
            "admin",
            "administrator",
            "analyst",
            "api",
            "app",
            "assets",
            "auth",
            "billing",
            "blog",
            "cdn",
            "checkout",
            "contact",
            "css",
            "dashboard",
            "dev",
            "docs",
            "download",
            "favicon",
            "forgot",
            "health",
            "help",
            "home",
            "images",
            "img",
            "index",
            "info",
            "javascript",
            "js",
            "legal",
            "login",
            "logout",
            "mail",
            "member",
            "members",
            "metrics",
            "new",
            "null",
            "openapi",
            "partner",
            "password",
            "pay",
            "payment",
            "payments",
            "practitioner",
            "privacy",
            "profile",
            "register",
            "reset",
            "robots",
            "root",
            "security",
            "settings",
            "signin",
            "signup",
            "sitemap",
            "static",
            "status",
            "support",
            "swagger",
            "swagger-ui",
            "system",
            "terms",
            "test",
            "undefined",
            "unsubscribe",
            "user",
            "users",
            "verify",
            "webhook",
            "webhooks",
            "well-known",
            "www");

    private Slugs() {}

    static String random() {
        return SecretTokens.characters(BASE_58, RANDOM_LENGTH);
    }

    /** The slug as given, or 422. */
    static String requireCustom(String slug) {
        if (!CUSTOM.matcher(slug).matches())
            throw SHORT_LINK_SLUG_REFUSED.with("3 to 60 of a-z, 0-9 and single hyphens");
        if (RESERVED.contains(slug)) throw SHORT_LINK_SLUG_REFUSED.with("'" + slug + "' is reserved");
        return slug;
    }

    /** Whether there may be a link of this slug at all. */
    static boolean isPossible(String asked) {
        return ASKED.matcher(asked).matches();
    }
}
