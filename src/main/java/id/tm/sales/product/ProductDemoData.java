package id.tm.sales.product;

import id.tm.platform.mode.DemoData;
import id.tm.sales.ProductKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Two tests, a short one for nothing, consultations, a test with its consultation at a lower price, a test by the seat. */
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
        products.create(test(
                "ASM-ST30",
                "st-30",
                "ST-30 Strength Typology",
                "ST-30 Strength Typology",
                "<p>Kenali tiga puluh bakat Anda.</p>",
                "<p>Know your thirty talents.</p>",
                400_000,
                10));
        products.create(test(
                "ASM-TMA",
                "talents-mapping",
                "Talents Mapping Assessment",
                "Talents Mapping Assessment",
                "<p>Peta bakat lengkap dengan laporan.</p>",
                "<p>The whole map of your talents, with a report.</p>",
                550_000,
                20));
        products.create(test(
                "ASM-WORK-STYLE",
                "work-style",
                "Gaya Kerja Singkat",
                "Work style in brief",
                "<p>Lima menit, gratis.</p>",
                "<p>Five minutes, free of charge.</p>",
                0,
                25));
        products.create(consultation(
                "SVC-CONSULTATION",
                "konsultasi",
                "Konsultasi hasil",
                "Consultation",
                "<p>Satu jam bersama praktisi.</p>",
                "<p>An hour with a practitioner.</p>",
                30,
                false));
        products.create(consultation(
                "SVC-OWN-RESULT",
                "konsultasi-hasil-sendiri",
                "Konsultasi atas hasil dari luar",
                "Consultation on a result of your own",
                "<p>Unggah hasil tes yang sudah Anda miliki (PDF), lalu bahas bersama praktisi.</p>",
                "<p>Upload a test result that you have already (PDF) and talk about it with a practitioner.</p>",
                35,
                true));
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

    private static ProductRequest test(
            String sku,
            String instrument,
            String name,
            String nameEn,
            String description,
            String descriptionEn,
            long price,
            int position) {
        return new ProductRequest(
                sku,
                instrument,
                ProductKind.ASSESSMENT,
                name,
                nameEn,
                description,
                descriptionEn,
                price,
                true,
                null,
                null,
                position,
                List.of(),
                instrument,
                null,
                false,
                List.of());
    }

    private static ProductRequest consultation(
            String sku,
            String slug,
            String name,
            String nameEn,
            String description,
            String descriptionEn,
            int position,
            boolean ownResult) {
        return new ProductRequest(
                sku,
                slug,
                ProductKind.CONSULTATION,
                name,
                nameEn,
                description,
                descriptionEn,
                200_000L,
                true,
                null,
                null,
                position,
                List.of(),
                null,
                "consultation",
                ownResult,
                List.of());
    }
}
