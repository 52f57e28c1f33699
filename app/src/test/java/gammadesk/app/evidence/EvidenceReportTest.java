package gammadesk.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The report holds everything, needs nothing beside it and lets no word act; the PDF says the same. */
class EvidenceReportTest {
    private static final String NASTY = "<script>alert('x')</script> & \"deep\"\u0000";

    private final PolicyEvidence evidence = SampleEvidence.of("deep-band");

    private static Document parsed(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));
    }

    @Test
    void thePageHoldsEveryPartAndEveryReason() throws Exception {
        String html = EvidenceReport.html(evidence);
        Document page = parsed(html);
        String words = page.getDocumentElement().getTextContent();
        assertThat(words)
                .contains(
                        "Evidence: deep-band on “short straddle”",
                        evidence.admission().ruling().words(),
                        "Equity after costs on recorded chains, USD",
                        "Equity after costs on simulated paths, % of the premium",
                        "P&L of a period after costs",
                        "ES 95 under stress",
                        "ES 95 by recording, USD",
                        "Probability of backtest overfitting 0.",
                        "Deflated Sharpe ratio",
                        "Where it loses: mean loss of a step more than Whalley-Wilmott",
                        "3 members",
                        "Trial ledger: 37 runs",
                        "random entry");
        evidence.admission().reasons().forEach(reason -> assertThat(words).contains(reason.words()));
        evidence.rows().forEach(row -> assertThat(words).contains(row.name()));
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(11);
    }

    @Test
    void thePageNeedsNothingBesideItAndRunsNothing() {
        String html = EvidenceReport.html(evidence);
        assertThat(html.replace("http://www.w3.org/1999/xhtml", "").replace("http://www.w3.org/2000/svg", ""))
                .doesNotContainIgnoringCase("http:", "https:", "<script", "src=", "href=", "url(", "@import")
                .doesNotContainPattern("\\son[a-z]+\\s*=");
    }

    @Test
    void noWordActsInThePage() throws Exception {
        String html = EvidenceReport.html(SampleEvidence.of(NASTY));
        assertThat(html)
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;deep&quot;·");
        assertThat(parsed(html).getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void noPictureHoldsANumberThatIsNone() {
        assertThat(EvidenceReport.html(evidence)).doesNotContain("NaN", "Infinity");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(EvidenceReport.html(SampleEvidence.bare()))
                .contains(
                        "The trial holds no rows.",
                        "The trial holds no running profits.",
                        "The trial holds no stress.",
                        "rule does not learn",
                        "No run is on record");
    }

    @Test
    void thePdfSaysTheSameWithItsOwnTypeface() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EvidencePdf.write(evidence, bytes);
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        Files.write(folder.resolve("evidence.pdf"), bytes.toByteArray());
        Files.writeString(folder.resolve("evidence.html"), EvidenceReport.html(evidence));
        try (PDDocument pdf = Loader.loadPDF(bytes.toByteArray())) {
            String words = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(words)
                    .contains(
                            "Evidence: deep-band on “short straddle”",
                            "Trial ledger: 37 runs",
                            "wrong vol −30 %",
                            "ES 95 against the best baseline");
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).getName()).contains("LiberationSans");
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
            PDFRenderer renderer = new PDFRenderer(pdf);
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                BufferedImage picture = renderer.renderImageWithDPI(page, 96);
                ImageIO.write(
                        picture,
                        "png",
                        folder.resolve("evidence-page-" + (page + 1) + ".png").toFile());
            }
            assertThat(greens(renderer.renderImage(1)) + greens(renderer.renderImage(2)))
                    .isGreaterThan(300);
        }
    }

    /** Pixels in the colour of the policy: its pictures were drawn. */
    private static int greens(BufferedImage picture) {
        int found = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                int rgb = picture.getRGB(x, y);
                int red = rgb >> 16 & 0xFF;
                int green = rgb >> 8 & 0xFF;
                int blue = rgb & 0xFF;
                found += green > red + 30 && green > blue + 60 ? 1 : 0;
            }
        }
        return found;
    }

    @Test
    void aPdfOfAlmostNothingIsWrittenToo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EvidencePdf.write(SampleEvidence.bare(), bytes);
        EvidencePdf.write(SampleEvidence.of(NASTY), bytes);
        assertThat(bytes.size()).isGreaterThan(5_000);
    }
}
