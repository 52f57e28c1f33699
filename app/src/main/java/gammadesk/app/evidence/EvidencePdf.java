package gammadesk.app.evidence;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The report as a PDF, with the one typeface that ships with the PDF library. */
public final class EvidencePdf {
    private static final String TYPEFACE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String RULE =
            "@font-face { font-family: 'Liberation Sans'; src: url('typeface:sans'); -fs-font-subset: complete-font; }\n";

    private EvidencePdf() {}

    /** Writes it; the stream stays open. */
    public static void write(PolicyEvidence evidence, OutputStream out) throws IOException {
        XRLog.listRegisteredLoggers().forEach(name -> XRLog.setLevel(name, Level.WARNING));
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useProtocolsStreamImplementation(_ -> new Typeface(), "typeface");
        try (BatikSVGDrawer drawer = new BatikSVGDrawer()) {
            builder.useSVGDrawer(drawer);
            builder.withHtmlContent(withTypeface(EvidenceReport.html(evidence)), null);
            builder.toStream(out);
            builder.run();
        }
    }

    /** The rule is for the PDF alone: a browser has typefaces of its own, and the pictures find it by no other way. */
    private static String withTypeface(String html) {
        return html.replaceFirst("<style>", "<style>" + RULE);
    }

    private record Typeface() implements FSStream {
        @Override
        public InputStream getStream() {
            return Objects.requireNonNull(PDDocument.class.getResourceAsStream(TYPEFACE), TYPEFACE);
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.ISO_8859_1);
        }
    }
}
