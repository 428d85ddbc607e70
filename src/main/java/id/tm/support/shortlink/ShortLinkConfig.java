package id.tm.support.shortlink;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/** Short addresses for links that are printed or told. */
@ConfigMapping(prefix = "tm.short-links")
public interface ShortLinkConfig {

    /**
     * Where short links may lead, separated by commas: {@code host}, {@code host:port} for a port of its own, and
     * {@code *.host} for every host below it. The host of TM_PUBLIC_URL when not set.
     */
    Optional<List<String>> hosts();

    /** How many days one question for statistics may cover. */
    @WithDefault("366")
    @Min(1)
    @Max(3660)
    int statisticsDays();
}
