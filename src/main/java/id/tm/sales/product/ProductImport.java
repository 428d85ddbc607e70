package id.tm.sales.product;

import static id.tm.sales.SalesError.SKU_FIXED;
import static id.tm.sales.SalesError.SLUG_TAKEN;

import id.tm.platform.task.TaskKind;
import id.tm.platform.task.TaskRun;
import id.tm.sales.imports.FileKind;
import id.tm.sales.imports.ImportRow;
import id.tm.sales.imports.Imports;
import id.tm.sales.imports.Portions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Products from a file, found again by their SKU. Bundles may stand before their parts. */
@ApplicationScoped
class ProductImport implements TaskKind, FileKind {

    static final String NAME = "product-import";

    /** @param present what there is of that SKU, as a request would say it; null when there is nothing */
    private record Line(
            ImportRow row, ProductRequest request, @Nullable ProductRequest present) {

        boolean isBundle() {
            return request.kind() != null && request.kind().isBundle();
        }
    }

    private final ProductService products;
    private final Imports imports;
    private final Validator validator;
    private final Clock clock;

    ProductImport(ProductService products, Imports imports, Validator validator, Clock clock) {
        this.products = products;
        this.imports = imports;
        this.validator = validator;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> required() {
        return ProductImportRow.REQUIRED;
    }

    @Override
    public List<String> optional() {
        return ProductImportRow.OPTIONAL;
    }

    @Override
    public void run(TaskRun run) {
        imports.run(this, run);
    }

    @Override
    public List<Runnable> plan(List<ImportRow> rows) {
        Map<String, Product> known =
                bySku(rows.stream().map(row -> row.text("sku")).toList());
        Map<UUID, List<ProductPart.Part>> parts = ProductPart.of(known.values());
        List<Line> lines = new ArrayList<>();
        for (ImportRow row : rows) {
            Product product = known.get(String.valueOf(row.text("sku")));
            ProductRequest present =
                    product == null ? null : ProductRequest.of(product, parts.getOrDefault(product.id, List.of()));
            Line line = new Line(row, ProductImportRow.request(row, present), present);
            lines.add(line);
            check(line);
        }
        refuseTakenSlugs(lines, known);
        refuseRepeated(lines, "sku", line -> line.request.sku());
        refuseRepeated(lines, "slug", line -> line.request.slug());
        checkParts(lines);
        return steps(lines, known);
    }

    private void check(Line line) {
        ImportRow row = line.row;
        row.wrong(validator.validate(line.request));
        if (!row.isGood()) return;
        if (line.present != null && line.present.kind() != line.request.kind()) row.wrong("kind", SKU_FIXED);
        row.hold("kind", line.request::requireComplete);
        row.hold("sells_until", () -> line.request.period(clock.instant()));
    }

    private static void refuseTakenSlugs(List<Line> lines, Map<String, Product> known) {
        List<String> slugs = lines.stream()
                .map(line -> line.request.slug())
                .filter(slug -> slug != null)
                .toList();
        Map<String, UUID> owners = Portions.find(slugs, ProductSlug::listBySlug).stream()
                .collect(Collectors.toMap(each -> each.slug, each -> each.productId));
        for (Line line : lines) {
            UUID owner = owners.get(String.valueOf(line.request.slug()));
            Product own = known.get(String.valueOf(line.request.sku()));
            if (owner != null && (own == null || !own.id.equals(owner))) line.row.wrong("slug", SLUG_TAKEN);
        }
    }

    private static void refuseRepeated(List<Line> lines, String column, Function<Line, String> key) {
        Map<String, ImportRow> first = new HashMap<>();
        for (Line line : lines) {
            if (key.apply(line) == null) continue;
            ImportRow earlier = first.putIfAbsent(key.apply(line), line.row);
            if (earlier != null) line.row.wrong(column, "repeated", Integer.toString(earlier.number()));
        }
    }

    /** Parts are products that there are, or that another row makes. */
    private static void checkParts(List<Line> lines) {
        List<Line> bundles = lines.stream().filter(Line::isBundle).toList();
        Map<String, Product> present = bySku(bundles.stream()
                .flatMap(bundle -> bundle.request.parts().stream())
                .map(ProductPartRequest::sku)
                .toList());
        Map<String, Line> made = lines.stream()
                .filter(line -> line.request.sku() != null)
                .collect(Collectors.toMap(line -> line.request.sku(), Function.identity(), (first, again) -> first));
        for (Line bundle : bundles) {
            for (ProductPartRequest part : bundle.request.parts()) {
                Product product = present.get(part.sku());
                Line line = made.get(part.sku());
                boolean single = product != null ? !product.kind.isBundle() : line != null && !line.isBundle();
                if (!single) bundle.row.wrong("parts", "unknown-part", part.sku());
                else if (product == null && !line.row.isGood()) bundle.row.wrong("parts", "part-wrong", part.sku());
            }
        }
    }

    private List<Runnable> steps(List<Line> lines, Map<String, Product> known) {
        List<Runnable> singles = new ArrayList<>();
        List<Runnable> bundles = new ArrayList<>();
        for (Line line : lines) {
            if (!line.row.isGood() || line.request.equals(line.present)) continue;
            Product product = known.get(line.request.sku());
            UUID id = product == null ? null : product.id;
            (line.isBundle() ? bundles : singles).add(() -> write(id, line.request));
        }
        singles.addAll(bundles);
        return singles;
    }

    private void write(@Nullable UUID id, ProductRequest request) {
        if (id == null) products.create(request);
        else products.replace(id, "*", request);
    }

    private static Map<String, Product> bySku(List<String> skus) {
        Set<String> named = new HashSet<>(skus);
        named.remove(null);
        return Portions.find(named, Product::listBySku).stream()
                .collect(
                        Collectors.toMap(product -> product.sku, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
