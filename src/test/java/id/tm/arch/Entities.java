package id.tm.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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
        List<EnumColumn> found = new ArrayList<>();
        byTable().forEach((table, type) -> {
            for (Class<?> owner = type.reflect(); owner != Object.class; owner = owner.getSuperclass()) {
                for (Field field : owner.getDeclaredFields()) {
                    boolean stored = field.isAnnotationPresent(Enumerated.class)
                            && field.getType().isEnum()
                            && !field.isAnnotationPresent(Transient.class);
                    if (stored) found.add(new EnumColumn(table, column(type.reflect(), field), field.getType()));
                }
            }
        });
        return found;
    }

    /** {@code table.column} of every field that the converter writes. */
    public static List<String> columnsConvertedWith(Class<?> converter) {
        List<String> found = new ArrayList<>();
        byTable().forEach((table, type) -> {
            for (Class<?> owner = type.reflect(); owner != Object.class; owner = owner.getSuperclass()) {
                for (Field field : owner.getDeclaredFields()) {
                    Convert convert = field.getAnnotation(Convert.class);
                    if (convert != null && convert.converter() == converter)
                        found.add(table + "." + column(type.reflect(), field));
                }
            }
        });
        return found;
    }

    private static String column(Class<?> entity, Field field) {
        for (AttributeOverride override : entity.getAnnotationsByType(AttributeOverride.class)) {
            if (override.name().equals(field.getName()))
                return override.column().name();
        }
        Column column = field.getAnnotation(Column.class);
        if (column != null && !column.name().isEmpty()) return column.name();
        return field.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
