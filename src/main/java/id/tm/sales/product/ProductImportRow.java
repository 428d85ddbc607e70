package id.tm.sales.product;

import static id.tm.sales.imports.ImportRow.or;

import id.tm.sales.ProductKind;
import id.tm.sales.imports.ImportRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product as a row of a file says it: what is empty stays as it is. */
final class ProductImportRow {

    static final List<String> REQUIRED = List.of("sku");
    static final List<String> OPTIONAL = List.of(
            "slug",
            "kind",
            "name",
            "name_en",
            "description",
            "description_en",
            "price",
            "active",
            "sells_from",
            "sells_until",
            "position",
            "images",
            "instrument",
            "service",
            "needs_document",
            "parts");

    private static final ProductRequest NOTHING = new ProductRequest(
            null, null, null, null, null, null, null, null, null, null, null, 0, null, null, null, null, null);

    private ProductImportRow() {}

    /** @param present the product of that SKU, as it is; null when there is none */
    static ProductRequest request(ImportRow row, @Nullable ProductRequest present) {
        ProductRequest old = present == null ? NOTHING : present;
        List<ProductPartRequest> parts = row.list("parts", "SKU:1|SKU:1", ProductImportRow::part);
        List<String> images = row.list("images");
        return new ProductRequest(
                row.text("sku"),
                or(row.text("slug"), old.slug()),
                or(row.oneOf("kind", List.of(ProductKind.values())), old.kind()),
                or(row.words("name"), old.name()),
                or(row.words("name_en"), old.nameEn()),
                or(ProductText.sanitised(row.longText("description")), old.description()),
                or(ProductText.sanitised(row.longText("description_en")), old.descriptionEn()),
                or(row.number("price"), old.price()),
                or(row.yesOrNo("active"), old.active()),
                or(row.moment("sells_from"), old.sellsFrom()),
                or(row.moment("sells_until"), old.sellsUntil()),
                or(row.count("position"), old.position()),
                or(images, old.images()),
                or(row.text("instrument"), old.instrument()),
                or(row.text("service"), old.service()),
                or(row.yesOrNo("needs_document"), old.needsDocument()),
                or(parts, old.parts()));
    }

    private static ProductPartRequest part(String text) {
        String[] both = text.split(":", -1);
        if (both.length != 2 || !both[1].matches("[0-9]{1,15}")) throw new IllegalArgumentException(text);
        return new ProductPartRequest(both[0].strip(), Long.valueOf(both[1]));
    }
}
