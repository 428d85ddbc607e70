package id.tm.assessment.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.assessment.run.ResultView;
import id.tm.assessment.scoring.SectionKind;
import id.tm.assessment.scoring.SectionScores;
import id.tm.platform.problem.TmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a link is over, at the edges, and what one may be asked for. */
class ShareRulesTest {

    private static final Instant END = Instant.parse("2026-03-08T10:00:00Z");

    @Test
    void aLinkEndsInTheMomentItWasToEnd() {
        SharingAssessment share = link();
        assertThat(share.isOver(END.minus(1, ChronoUnit.MICROS))).isFalse();
        assertThat(share.isOver(END)).isTrue();
        assertThat(share.isOver(END.plusSeconds(1))).isTrue();
        assertThatThrownBy(() -> share.requireOpen(END)).isInstanceOf(TmException.class);
    }

    @Test
    void aLinkEndsWithItsLastView() {
        SharingAssessment share = link();
        share.maxViews = 1;
        assertThat(share.isOver(END.minusSeconds(1))).isFalse();
        share.maxViews = 0;
        assertThat(share.isOver(END.minusSeconds(1))).isTrue();
    }

    @Test
    void whatIsTakenBackIsOverAndForgetsItsPasscode() {
        SharingAssessment share = link();
        share.revoke(END.minusSeconds(60));
        share.revoke(END.minusSeconds(30));
        assertThat(share.isOver(END.minusSeconds(60))).isTrue();
        assertThat(share.revokedAt()).isEqualTo(END.minusSeconds(60));
        assertThat(share.passcodeHash()).isNull();
    }

    @Test
    void aLinkIsOpenForAWeekUnlessToldOtherwise() {
        assertThat(asked(ShareScope.FULL, null, null).daysOrUsual()).isEqualTo(7);
        assertThat(asked(ShareScope.FULL, null, 90).daysOrUsual()).isEqualTo(90);
    }

    @Test
    void aSectionIsOfTheScopeSectionAndOfNoOther() {
        for (ShareScope scope : ShareScope.values()) {
            boolean one = scope == ShareScope.SECTION;
            assertThat(asked(scope, "themes", null).isOfItsScope())
                    .as("%s", scope)
                    .isEqualTo(one);
            assertThat(asked(scope, null, null).isOfItsScope()).as("%s", scope).isEqualTo(!one);
        }
    }

    @Test
    void aLinkShowsAsMuchAsItsScope() {
        SharedResultView summary = shown(ShareScope.SUMMARY, null);
        assertThat(summary.sections()).isEmpty();
        assertThat(summary.strongest())
                .extracting(SharedResultView.Strongest::section)
                .containsExactly("a", "b");
        assertThat(summary.strongest().get(0).names())
                .extracting(ResultView.Name::code)
                .containsExactly("1", "2", "3", "4", "5");
        assertThat(sections(shown(ShareScope.SECTION, "b"))).containsExactly("b");
        assertThat(sections(shown(ShareScope.FULL, null))).containsExactly("a", "b");
        assertThat(shown(ShareScope.SECTION, "b").strongest()).isEmpty();
        assertThat(shown(ShareScope.FULL, null).strongest()).isEmpty();
    }

    private static SharedResultView shown(ShareScope scope, String section) {
        SharingAssessment share = link();
        share.scope = scope;
        share.sectionCode = section;
        return SharedResultView.of(share, "Ayu", "ST-30", END, new ResultView(1, null, List.of(part("a"), part("b"))));
    }

    private static ResultView.Part part(String code) {
        return new ResultView.Part(
                new SectionScores(code, SectionKind.LIKERT, List.of(), List.of(), null),
                IntStream.rangeClosed(1, 7)
                        .mapToObj(number -> new ResultView.Name(Integer.toString(number), "name", "summary"))
                        .toList());
    }

    private static List<String> sections(SharedResultView view) {
        return view.sections().stream().map(each -> each.scores().section()).toList();
    }

    private static ShareRequest asked(ShareScope scope, String section, Integer days) {
        return new ShareRequest(scope, section, days, null, null);
    }

    private static SharingAssessment link() {
        SharingAssessment share = new SharingAssessment(UUID.randomUUID(), 1, "token", "passcode");
        share.expiresAt = END;
        return share;
    }
}
