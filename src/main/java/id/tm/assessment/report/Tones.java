package id.tm.assessment.report;

import id.tm.assessment.instrument.InstrumentFile;
import id.tm.platform.document.Ink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A colour for each domain or cluster, by its place in the scoring key. */
final class Tones {

    private static final List<Ink> TONES = List.of(
            Ink.of(0x1F7A8C),
            Ink.of(0xE07A5F),
            Ink.of(0x7B4F80),
            Ink.of(0x3D5A98),
            Ink.of(0x5C946E),
            Ink.of(0x5FA8D3),
            Ink.of(0x9C6B4F),
            Ink.of(0x7A8B99));

    private final List<String> groups;

    Tones(InstrumentFile instrument) {
        groups = instrument.key().groups();
    }

    /** The same for all that stand in no group. */
    Ink of(@Nullable String group) {
        int place = group == null ? 0 : Math.max(0, groups.indexOf(group));
        return TONES.get(place % TONES.size());
    }
}
