package id.tm.assessment.instrument;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.assessment.scoring.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The instruments that come with the service, read without it. */
public final class ShippedForms {

    private ShippedForms() {}

    public static InstrumentFile file(String code) {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("instruments/" + code + ".json")) {
            return new ObjectMapper().findAndRegisterModules().readValue(in, InstrumentFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(code, e);
        }
    }

    public static Instrument form(InstrumentFile file) {
        return file.toInstrument(1);
    }
}
