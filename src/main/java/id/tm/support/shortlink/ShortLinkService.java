package id.tm.support.shortlink;

import static id.tm.support.SupportError.SHORT_LINK_GONE;
import static id.tm.support.SupportError.SHORT_LINK_NOT_FOUND;
import static id.tm.support.SupportError.SHORT_LINK_SLUG_FIXED;
import static id.tm.support.SupportError.SHORT_LINK_SLUG_TAKEN;
import static id.tm.support.SupportError.SHORT_LINK_WINDOW;

import id.tm.platform.http.Bots;
import id.tm.platform.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Keeps short links and follows them. */
@ApplicationScoped
class ShortLinkService {

    private static final int TRIES = 5;

    private final TargetPolicy targets;
    private final Visits visits;
    private final Clock clock;

    ShortLinkService(TargetPolicy targets, Visits visits, Clock clock) {
        this.targets = targets;
        this.visits = visits;
        this.clock = clock;
    }

    @Transactional
    ShortLink find(UUID id) {
        return ShortLink.<ShortLink>findByIdOptional(id).orElseThrow(SHORT_LINK_NOT_FOUND::with);
    }

    @Transactional
    ShortLink create(ShortLinkRequest request, UUID admin) {
        boolean custom = request.slug() != null;
        ShortLink link = new ShortLink(custom ? Slugs.requireCustom(request.slug()) : free(), custom, admin);
        write(link, request);
        link.persistAndFlush();
        visits.open(link.id);
        return link;
    }

    /** The slug stays what it is: it may be in print. */
    @Transactional
    ShortLink replace(UUID id, String ifMatch, ShortLinkRequest request) {
        ShortLink link = find(id);
        ETags.requireMatch(ifMatch, link.version);
        if (request.slug() != null && !request.slug().equals(link.slug())) throw SHORT_LINK_SLUG_FIXED.with();
        write(link, request);
        link.persistAndFlush();
        return link;
    }

    @Transactional
    ShortLink deactivate(UUID id) {
        ShortLink link = find(id);
        link.activate(false);
        link.persistAndFlush();
        return link;
    }

    /** Where a visitor is to go now; {@code count} is false for one who only asks. */
    @Transactional
    String follow(String asked, String address, String userAgent, boolean count) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!Slugs.isPossible(asked)) throw SHORT_LINK_NOT_FOUND.with();
        ShortLink link = ShortLink.findAsked(asked).orElseThrow(SHORT_LINK_NOT_FOUND::with);
        if (link.isOver(now) || !targets.stillAllowed(link.target)) throw SHORT_LINK_GONE.with();
        if (link.isBefore(now)) throw SHORT_LINK_NOT_FOUND.with();
        if (count) {
            boolean bot = Bots.isBot(userAgent);
            if (!visits.take(link.id, bot, now)) throw SHORT_LINK_GONE.with();
            visits.note(link.id, bot, address, userAgent, now);
        } else if (link.visitCap != null
                && visits.counts(java.util.List.of(link.id)).get(link.id).visits() >= link.visitCap) {
            throw SHORT_LINK_GONE.with();
        }
        return link.target;
    }

    private void write(ShortLink link, ShortLinkRequest request) {
        boolean inOrder = request.validFrom() == null
                || request.validUntil() == null
                || request.validFrom().isBefore(request.validUntil());
        if (!inOrder) throw SHORT_LINK_WINDOW.with();
        link.target = targets.require(request.target().strip());
        link.label = request.label() == null || request.label().isBlank()
                ? null
                : request.label().strip();
        link.validFrom = micros(request.validFrom());
        link.validUntil = micros(request.validUntil());
        link.visitCap = request.visitCap();
        link.activate(request.active() == null || request.active());
    }

    /** 58⁷ slugs are far more than there will be links; a lost race is still caught by the constraint. */
    private static String free() {
        for (int i = 0; i < TRIES; i++) {
            String slug = Slugs.random();
            if (ShortLink.count("slug", slug) == 0) return slug;
        }
        throw SHORT_LINK_SLUG_TAKEN.with();
    }

    private static Instant micros(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
