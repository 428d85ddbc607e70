package id.tm.platform.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells programs from people by what they call themselves. Link previews of messengers are the most of them: without
 * this, telling a link to a group would count as so many visits. Whoever lies about it only harms our figures.
 */
public final class Bots {

    private static final Pattern PROGRAM =
            Pattern.compile("(?i)bot\\b|bot/|bots?[ ;)_-]|crawl|spider|slurp|preview|scanner|monitor|uptime|fetch|scrap"
                    + "|facebookexternalhit|facebookcatalog|whatsapp/|telegrambot|twitterbot|slackbot|discordbot|linkedinbot"
                    + "|skypeuripreview|embedly|vkshare|pinterest/|bingpreview|google-|mediapartners|adsbot|lighthouse"
                    + "|headless|phantomjs|puppeteer|playwright|selenium"
                    + "|curl/|wget/|httpie/|python|java/|okhttp|apache-httpclient|go-http-client|node-fetch|axios|ruby|perl|php/"
                    + "|libwww|postman|insomnia|barracuda|proofpoint|mimecast|safelinks");

    private Bots() {}

    /** One that says nothing about itself is no browser. */
    public static boolean isBot(@Nullable String userAgent) {
        return userAgent == null
                || userAgent.isBlank()
                || PROGRAM.matcher(userAgent).find();
    }
}
