package id.tm.region.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of folders and archives, and what is not. */
class RegionFilesTest {

    private static final byte[] CONTENT = "code,name\n34,DI Yogyakarta\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void knownFilesAreReadWhereverTheyStandInTheArchive() throws RegionFiles.Refused {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("package/data/provinces.csv", CONTENT);
        entries.put("package/data/islands.csv", CONTENT);
        entries.put("regencies.csv", CONTENT);
        RegionFiles files = RegionFiles.of(DataSet.zip(entries));
        assertThat(files.find("provinces.csv")).contains(CONTENT);
        assertThat(files.find("regencies.csv")).contains(CONTENT);
        assertThat(files.find("islands.csv")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../provinces.csv",
                "a/../../provinces.csv",
                "/etc/provinces.csv",
                "..\\provinces.csv",
                "C:provinces.csv"
            })
    void namesThatLeadOutAreRefused(String name) {
        refused(DataSet.zip(Map.of(name, CONTENT)), "leads out");
    }

    @Test
    void aBombIsNotUnpacked() {
        refused(DataSet.zip(Map.of("villages.csv", new byte[RegionFiles.MOST_BYTES_OF_A_FILE + 1])), "too large");
        refused(DataSet.zip(Map.of("unknown.bin", new byte[RegionFiles.MOST_BYTES_OF_A_FILE + 1])), "too large");
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++) parts.put("part" + i, new byte[RegionFiles.MOST_BYTES / 4 + 1]);
        refused(DataSet.zip(parts), "too large");
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i <= RegionFiles.MOST_ENTRIES; i++) many.put("file" + i, new byte[0]);
        refused(DataSet.zip(many), "more than 50 entries");
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/provinces.csv", CONTENT);
        entries.put("b/provinces.csv", CONTENT);
        refused(DataSet.zip(entries), "two files provinces.csv");
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        refused(new byte[0], "not a ZIP");
        refused(CONTENT, "not a ZIP");
        byte[] random = new byte[10_000];
        new Random(7).nextBytes(random);
        byte[] zip = DataSet.zip(Map.of("provinces.csv", random));
        refused(Arrays.copyOf(zip, zip.length / 2), "ends too early");
        byte[] damaged = zip.clone();
        for (int i = 60; i < 9_000; i++) damaged[i] ^= 0x55;
        assertThatThrownBy(() -> RegionFiles.of(damaged)).isInstanceOf(RegionFiles.Refused.class);
    }

    @Test
    void aFolderIsReadWithinBounds(@TempDir Path folder) throws IOException, RegionFiles.Refused {
        Files.write(folder.resolve("provinces.csv"), CONTENT);
        Files.createDirectory(folder.resolve("villages.csv"));
        RegionFiles files = RegionFiles.of(folder);
        assertThat(files.find("provinces.csv")).contains(CONTENT);
        assertThat(files.find("villages.csv")).isEmpty();
        Files.write(folder.resolve("districts.csv"), new byte[RegionFiles.MOST_BYTES_OF_A_FILE + 1]);
        assertThatThrownBy(() -> RegionFiles.of(folder))
                .isInstanceOf(RegionFiles.Refused.class)
                .hasMessageContaining("districts.csv is too large");
        assertThatThrownBy(() -> RegionFiles.of(folder.resolve("nowhere")))
                .isInstanceOf(RegionFiles.Refused.class)
                .hasMessageContaining("there is no folder");
    }

    private static void refused(byte[] archive, String why) {
        assertThatThrownBy(() -> RegionFiles.of(archive))
                .isInstanceOf(RegionFiles.Refused.class)
                .hasMessageContaining(why);
    }
}
