package id.tm.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The entities of the service and their tables. */
public final class Entities {

    /** One column that holds an enum by name. */
    record EnumColumn(String table, String column, Class<?> type) {}

    private Entities() {}

    /** Table name to entity. */
    public static Map<String, JavaClass> byTable() {
        Map<String, JavaClass> found = new TreeMap<>();
        for (JavaClass type : MainClasses.get()) {
            if (type.isAnnotatedWith(Entity.class) && type.isAnnotatedWith(Table.class))
                found.put(type.getAnnotationOfType(Table.class).name(), type);
        }
        return found;
    }

    /** Entities without a literal table name, which one grep would not find. */
    static List<String> withoutTableName() {
        return MainClasses.get().stream()
                .filter(type -> type.isAnnotatedWith(Entity.class) && !type.isAnnotatedWith(Table.class))
                .map(JavaClass::getName)
                .toList();
    }

    static List<EnumColumn> enumColumns() {
        return columns((table, column, field) ->
                field.isAnnotationPresent(Enumerated.class) && field.getType().isEnum()
                        ? new EnumColumn(table, column, field.getType())
                        : null);
    }

    /** {@code table.column} of every field that the converter writes. */
    public static List<String> columnsConvertedWith(Class<?> converter) {
        return columns((table, column, field) -> {
            Convert convert = field.getAnnotation(Convert.class);
            return convert != null && convert.converter() == converter ? table + "." + column : null;
        });
    }

    private interface Found<T> {
        T of(String table, String column, Field field);
    }

    private static <T> List<T> columns(Found<T> what) {
        List<T> found = new ArrayList<>();
        byTable()
                .forEach((table, type) -> collect(
                        type.reflect(),
                        List.of(type.reflect().getAnnotationsByType(AttributeOverride.class)),
                        (column, field) -> Optional.ofNullable(what.of(table, column, field))
                                .ifPresent(found::add)));
        return found;
    }

    /** The fields of a type, of those above it and of the values embedded in them. */
    private static void collect(
            Class<?> type, List<AttributeOverride> overrides, BiConsumer<String, Field> columnAndField) {
        for (Class<?> owner = type; owner != Object.class && owner != Record.class; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                if (field.isAnnotationPresent(Embedded.class)) {
                    AttributeOverride[] renamed = field.getAnnotationsByType(AttributeOverride.class);
                    collect(field.getType(), List.of(renamed), columnAndField);
                } else if (!field.isAnnotationPresent(Transient.class) && !Modifier.isStatic(field.getModifiers())) {
                    columnAndField.accept(column(overrides, field), field);
                }
            }
        }
    }

    private static String column(List<AttributeOverride> overrides, Field field) {
        for (AttributeOverride override : overrides) {
            if (override.name().equals(field.getName()))
                return override.column().name();
        }
        Column column = field.getAnnotation(Column.class);
        if (column != null && !column.name().isEmpty()) return column.name();
        return field.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
