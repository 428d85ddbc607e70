package id.tm.assessment.instrument;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.platform.mode.DemoData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The instruments that were written for this project, by the same way as every other one: read, checked, published. */
@ApplicationScoped
class InstrumentDemoData implements DemoData {

    static final List<String> CODES = List.of("st-30", "talent-themes", "work-style");

    private static final int FLOOR = 70;

    private final InstrumentService instruments;
    private final ObjectMapper json;
    private final Validator validator;

    InstrumentDemoData(InstrumentService instruments, ObjectMapper json, Validator validator) {
        this.instruments = instruments;
        this.json = json;
        this.validator = validator;
    }

    @Override
    public int order() {
        return FLOOR;
    }

    @Override
    public void load() {
        CODES.forEach(code -> instruments.publish(instruments.create(read(code)).id, null));
    }

    InstrumentFile read(String code) {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("instruments/" + code + ".json")) {
            InstrumentFile file = json.readValue(Objects.requireNonNull(in, code), InstrumentFile.class);
            var violations = validator.validate(file);
            if (!violations.isEmpty()) throw new ConstraintViolationException(violations);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(code, e);
        }
    }
}
