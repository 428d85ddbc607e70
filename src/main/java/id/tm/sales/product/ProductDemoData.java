package id.tm.sales.product;

import id.tm.platform.mode.DemoData;
import id.tm.sales.ProductKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Two tests, a consultation, both kinds together at a lower price, and a test that companies buy by the seat. */
@ApplicationScoped
class ProductDemoData implements DemoData {

    private static final int FLOOR = 60;

    private final ProductService products;

    ProductDemoData(ProductService products) {
        this.products = products;
    }

    @Override
    public int order() {
        return FLOOR;
    }

    @Override
    public void load() {
        products.create(single(
                "ASM-ST30",
                "st-30",
                ProductKind.ASSESSMENT,
                "ST-30 Strength Typology",
                "<p>Kenali tiga puluh bakat Anda.</p>",
                "<p>Know your thirty talents.</p>",
                400_000,
                10));
        products.create(single(
                "ASM-TMA",
                "talents-mapping",
                ProductKind.ASSESSMENT,
                "Talents Mapping Assessment",
                "<p>Peta bakat lengkap dengan laporan.</p>",
                "<p>The whole map of your talents, with a report.</p>",
                550_000,
                20));
        products.create(single(
                "SVC-CONSULTATION",
                "konsultasi",
                ProductKind.CONSULTATION,
                "Konsultasi hasil",
                "<p>Satu jam bersama praktisi.</p>",
                "<p>An hour with a practitioner.</p>",
                200_000,
                30));
        products.create(new ProductRequest(
                "ASM-EXECUTIVE",
                "talents-mapping-untuk-tim",
                ProductKind.EXECUTIVE,
                "Talents Mapping untuk tim",
                "Talents Mapping for teams",
                "<p>Kursi untuk karyawan Anda.</p>",
                "<p>Seats for those who work with you.</p>",
                300_000L,
                true,
                null,
                null,
                50,
                List.of(),
                "talents-mapping",
                null,
                false,
                List.of()));
        products.create(new ProductRequest(
                "BND-ST30-CONSULTATION",
                "st-30-dan-konsultasi",
                ProductKind.BUNDLE,
                "ST-30 dan konsultasi",
                "ST-30 and consultation",
                "<p>Tes dan pembahasannya.</p>",
                "<p>The test, and what it means.</p>",
                500_000L,
                true,
                null,
                null,
                40,
                List.of(),
                null,
                null,
                false,
                List.of(
                        new ProductPartRequest("ASM-ST30", 400_000L),
                        new ProductPartRequest("SVC-CONSULTATION", 200_000L))));
    }

    private static ProductRequest single(
            String sku,
            String slug,
            ProductKind kind,
            String name,
            String description,
            String english,
            long price,
            int position) {
        boolean test = kind == ProductKind.ASSESSMENT;
        return new ProductRequest(
                sku,
                slug,
                kind,
                name,
                test ? name : "Consultation",
                description,
                english,
                price,
                true,
                null,
                null,
                position,
                List.of(),
                test ? slug : null,
                test ? null : "consultation",
                false,
                List.of());
    }
}
