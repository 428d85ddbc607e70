package id.tm.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedMapping;
import org.hibernate.metamodel.mapping.internal.EmbeddedAttributeMapping;
import org.hibernate.type.descriptor.converter.spi.JpaAttributeConverter;

/** The columns that entities map with {@link EncryptedText}, as Hibernate knows them. */
@ApplicationScoped
class MappedColumns implements EncryptedColumns {

    private final EntityManagerFactory entities;

    MappedColumns(EntityManagerFactory entities) {
        this.entities = entities;
    }

    @Override
    public List<EncryptedColumn> columns() {
        List<EncryptedColumn> columns = new ArrayList<>();
        entities.unwrap(SessionFactoryImplementor.class)
                .getMappingMetamodel()
                .forEachEntityDescriptor(
                        entity -> entity.getAttributeMappings().forEach(attribute -> collect(attribute, columns)));
        return columns;
    }

    private static void collect(AttributeMapping attribute, List<EncryptedColumn> columns) {
        if (attribute instanceof EmbeddedAttributeMapping value) {
            value.getEmbeddableTypeDescriptor().getAttributeMappings().forEach(part -> collect(part, columns));
        } else if (isEncrypted(attribute)) {
            columns.add(EncryptedColumn.text(
                    attribute.getSelectable(0).getContainingTableExpression(),
                    attribute.getSelectable(0).getSelectionExpression()));
        }
    }

    private static boolean isEncrypted(AttributeMapping attribute) {
        return attribute instanceof BasicValuedMapping basic
                && basic.getJdbcMapping().getValueConverter() instanceof JpaAttributeConverter<?, ?> converter
                && converter.getConverterJavaType().getJavaTypeClass() == EncryptedText.class;
    }
}
