package id.tm.platform.crypto;

import io.quarkus.arc.Arc;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Put {@code @Convert(converter = EncryptedText.class)} on a String column that must not be readable in a dump. */
@Converter
public class EncryptedText implements AttributeConverter<String, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable String plain) {
        return plain == null ? null : cipher().encrypt(plain);
    }

    @Override
    public @Nullable String convertToEntityAttribute(@Nullable String stored) {
        return stored == null ? null : cipher().decrypt(stored);
    }

    private static ColumnCipher cipher() {
        return Arc.container().instance(ColumnCipher.class).get();
    }
}
