package io.contaluz.billing.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BillPrinterTests {

    private final BillPrinter printer = new BillPrinter();

    static List<BillSheet> sheets() {
        return List.of(
                Sheets.ordinary(),
                Sheets.partlyPaid(),
                Sheets.paid(),
                Sheets.draft(),
                Sheets.full());
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void aBillIsOnePageOfA4ThatSaysItIsNoFiscalDocument(BillSheet sheet) throws Exception {
        try (var document = load(sheet)) {
            keepPicture(sheet, document);
            assertThat(document.getNumberOfPages()).isOne();
            var page = document.getPage(0).getMediaBox();
            assertThat(Math.round(page.getWidth())).isEqualTo(595);
            assertThat(Math.round(page.getHeight())).isEqualTo(842);
            assertThat(text(document)).contains("SEM VALOR FISCAL", "Documento sem valor fiscal");
        }
    }

    @Test
    void theNumbersAreThereAsText() throws Exception {
        try (var document = load(Sheets.ordinary())) {
            assertThat(text(document))
                    .contains("Distribuidora Luz & Exemplo")
                    .contains("Maria da Conceição Araújo", "Matrícula 1000001")
                    .contains("novembro de 2026", "05/12/2026", "R$ 225,16")
                    .contains("20/10/2026 12.345,5", "19/11/2026 12.545,5")
                    .contains("estimada 200 kWh")
                    .contains("Energia elétrica: TE 200 kWh 0,447363 89,47")
                    .contains("Iluminação pública (COSIP) 12,75")
                    .contains("Crédito da fatura anterior -3,50")
                    .contains("ICMS 204,50 18,00 % 36,81")
                    .contains("11/25", "11/26", "Barra vazada: consumo estimado.")
                    .contains("Avisos");
        }
    }

    @Test
    void whatIsLeftToPayIsToldBesideTheTotal() throws Exception {
        try (var document = load(Sheets.partlyPaid())) {
            assertThat(text(document))
                    .contains("Falta pagar", "R$ 125,16", "do total de R$ 225,16")
                    .contains("Pague R$ 125,16 por Pix até 05/12/2026");
        }
        try (var document = load(Sheets.paid())) {
            assertThat(text(document))
                    .contains("Falta pagar", "R$ 0,00", "do total de R$ 225,16")
                    .contains("Nada a pagar: esta fatura está paga.")
                    .doesNotContain("Pix");
        }
    }

    @Test
    void metersThatThePageHasNoRoomForAreCountedAndTheirEnergyIsToldTogether() throws Exception {
        try (var document = load(Sheets.full())) {
            assertThat(text(document)).contains("Outros 2 medidores 400 kWh");
        }
    }

    @Test
    void everyLineOfAFullPageIsThere() throws Exception {
        try (var document = load(Sheets.full())) {
            var text = text(document);
            for (int number = 1; number <= BillSheet.MOST_LINES; number++) {
                assertThat(text).contains("Linha " + number + " com");
            }
            assertThat(text).contains("R$ 30.864.197,25", "Fatura corrigida nº");
        }
    }

    @Test
    void aDraftSaysThatItIsOneAndAsksForNothing() throws Exception {
        try (var document = load(Sheets.draft())) {
            assertThat(text(document))
                    .contains("RASCUNHO", "Ainda não emitida")
                    .doesNotContain("Pix");
        }
    }

    @Test
    void theDocumentHasATitleAndALanguage() throws Exception {
        try (var document = load(Sheets.ordinary())) {
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Conta de energia 2026-11-000123, sem valor fiscal");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("pt-BR");
        }
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void theQrCodeOnThePageIsTheCodeToCopy(BillSheet sheet) throws Exception {
        if (sheet.pix() == null) {
            return;
        }
        try (var document = load(sheet)) {
            assertThat(qrCodeOf(render(document))).isEqualTo(sheet.pix().payload());
            assertThat(text(document).replaceAll("\\R", "")).contains(sheet.pix().payload());
        }
    }

    @Test
    void theSameSheetIsTheSameBytes() {
        assertThat(printer.print(Sheets.ordinary())).isEqualTo(printer.print(Sheets.ordinary()));
    }

    @Test
    void whatSomebodyWroteIsTextAndNothingElse() throws Exception {
        var page = BillPage.of(named(Sheets.ordinary(), "<b>Ana</b> & \u0000\"Zé\" 漢"));
        assertThat(page).contains("&lt;b&gt;Ana&lt;/b&gt; &amp;  &quot;Zé&quot;");
        try (var document = load(named(Sheets.ordinary(), "<img src='file:///etc/passwd'/> 漢"))) {
            assertThat(document.getNumberOfPages()).isOne();
        }
    }

    @Test
    void moreThanAPageHoldsIsRefused() {
        var full = Sheets.full();
        var lines = new ArrayList<>(full.lines());
        lines.add(lines.getFirst());
        assertThatIllegalArgumentException().isThrownBy(() -> with(full, full.state(), lines));
    }

    @Test
    void aDraftCannotAskForMoney() {
        var bill = Sheets.ordinary();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(bill, BillSheet.State.DRAFT, bill.lines()));
    }

    private PDDocument load(BillSheet sheet) throws IOException {
        return Loader.loadPDF(printer.print(sheet));
    }

    private static String text(PDDocument document) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        return stripper.getText(document).replaceAll(" +", " ");
    }

    private static BufferedImage render(PDDocument document) throws IOException {
        return new PDFRenderer(document).renderImageWithDPI(0, 150);
    }

    /// For whoever wants to see how it looks.
    private static void keepPicture(BillSheet sheet, PDDocument document) throws IOException {
        var name = "target/bill-%s-%d.png".formatted(sheet.state(), sheet.left().centavos());
        ImageIO.write(render(document), "png", new File(name));
    }

    private static String qrCodeOf(BufferedImage page) throws Exception {
        int width = page.getWidth();
        int height = page.getHeight();
        var pixels = page.getRGB(0, 0, width, height, null, 0, width);
        var source = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of())
                .getText();
    }

    private static BillSheet named(BillSheet sheet, String customer) {
        return new BillSheet(
                sheet.number(),
                sheet.state(),
                sheet.distributor(),
                customer,
                sheet.matricula(),
                sheet.service(),
                sheet.cycle(),
                sheet.issuedOn(),
                sheet.dueOn(),
                sheet.meters(),
                sheet.lines(),
                sheet.taxes(),
                sheet.total(),
                sheet.left(),
                sheet.history(),
                sheet.messages(),
                sheet.pix());
    }

    private static BillSheet with(
            BillSheet sheet, BillSheet.State state, List<BillSheet.Line> lines) {
        return new BillSheet(
                sheet.number(),
                state,
                sheet.distributor(),
                sheet.customer(),
                sheet.matricula(),
                sheet.service(),
                sheet.cycle(),
                sheet.issuedOn(),
                sheet.dueOn(),
                sheet.meters(),
                lines,
                sheet.taxes(),
                sheet.total(),
                sheet.left(),
                sheet.history(),
                sheet.messages(),
                sheet.pix());
    }
}
