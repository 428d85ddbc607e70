package id.tm.account.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.privacy.PersonalData;
import id.tm.testing.PostgresResource;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A new table about people either belongs to what a person can take away and have erased, or says why not. */
@ServiceTest
class PersonalDataPoliceTest {

    private static final Path FILE = Path.of("src", "test", "resources", "personal-data.txt");

    @Inject
    @All
    List<PersonalData> parts;

    @Test
    void somebodyAnswersForEveryTableAboutPeople() throws IOException {
        Map<String, String> answers = answers();
        Set<String> columns = new TreeSet<>(columnsOfPeople());
        assertThat(columns).as("not in %s", FILE).isSubsetOf(answers.keySet());
        assertThat(answers.keySet()).as("there is no such column any more").isSubsetOf(columns);
        Set<String> sections = parts.stream().map(PersonalData::section).collect(Collectors.toSet());
        answers.forEach((column, answer) -> {
            if (answer.startsWith("section:")) {
                assertThat(sections).as(column).contains(answer.substring("section:".length()));
            } else {
                assertThat(answer).as(column).matches("kept: .{10,}");
            }
        });
    }

    /** {@code table.column} of every foreign key to users, and of what is named as one where no key can be. */
    static List<String> columnsOfPeople() {
        return new Sql(PostgresResource.current())
                .texts(
                        "select distinct c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid"
                                + " join pg_namespace n on n.oid = c.relnamespace"
                                + " where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition"
                                + " and c.relname !~ '^(probe|test)_' and a.attnum > 0 and not a.attisdropped"
                                + " and (exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'"
                                + " and f.confrelid = 'users'::regclass and f.conkey = array[a.attnum])"
                                + " or a.atttypid = 'uuid'::regtype"
                                + " and a.attname ~ '^((user|member|practitioner|owner|actor|analyst)_id)$') order by 1");
    }

    private static Map<String, String> answers() throws IOException {
        Map<String, String> answers = new TreeMap<>();
        for (String line : Files.readAllLines(FILE)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] parts = line.split(" ", 2);
            assertThat(parts).as(line).hasSize(2);
            assertThat(answers.put(parts[0], parts[1])).as(line).isNull();
        }
        return answers;
    }
}
