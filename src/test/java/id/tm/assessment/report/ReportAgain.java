package id.tm.assessment.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.assessment.catalog.ReportTier;
import id.tm.assessment.instrument.InstrumentFile;
import id.tm.assessment.scoring.Answers;
import id.tm.assessment.scoring.ItemAnswer;
import id.tm.platform.document.SampleDocument;
import id.tm.platform.time.BusinessTime;
import id.tm.testing.Sql;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws the full report of a run a second time, from the answers that count and without the service. */
public final class ReportAgain {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final Sql sql;
    private final InstrumentFile instrument;

    /** @param instrument in its first version, which the run was taken with */
    public ReportAgain(Sql sql, JsonNode instrument) throws JsonProcessingException {
        this.sql = sql;
        this.instrument = JSON.treeToValue(instrument, InstrumentFile.class);
    }

    /** The settings that the service must have for that. */
    public static Map<String, String> settings() {
        return SampleDocument.HOUSE.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), Map.Entry::getValue));
    }

    public byte[] pdf(String run, String person, String language) throws JsonProcessingException {
        String code = one("select code from user_assessment_reports where tier = 'FULL' and locale = '" + language
                + "' and user_assessment_id = '" + run + "'");
        Instant submitted = Instant.parse(
                one("select to_json(submitted_at at time zone 'UTC') #>> '{}' || 'Z' from user_assessment where id = '"
                        + run + "'"));
        return SampleReport.pdf(new ReportSource(
                person,
                BusinessTime.day(submitted),
                instrument,
                SampleReport.scores(instrument, answers(run), null),
                ReportTier.FULL,
                Locale.forLanguageTag(language),
                code,
                URI.create("http://localhost:8080/reports/verification/" + code)));
    }

    private Answers answers(String run) throws JsonProcessingException {
        Map<String, ItemAnswer> items = JSON.readValue(
                one(
                        "select json_object_agg(question_code, json_build_object('option', option_code, 'least', least_code))"
                                + " from user_assessment_answers where user_assessment_id = '" + run + "'"),
                new TypeReference<LinkedHashMap<String, ItemAnswer>>() {});
        Map<String, List<List<String>>> picks = JSON.readValue(
                one("select json_object_agg(section_code, picks) from user_strength_typology_tests"
                        + " where user_assessment_id = '" + run + "'"),
                new TypeReference<LinkedHashMap<String, List<List<String>>>>() {});
        return new Answers(items, picks, List.of(), Map.of());
    }

    private String one(String query) {
        return sql.texts(query).get(0);
    }
}
