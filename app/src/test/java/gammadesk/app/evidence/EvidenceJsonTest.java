package gammadesk.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.app.evidence.EvidenceReading.Read;
import gammadesk.app.evidence.EvidenceReading.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is read again as it was; everything else is refused with its reason. */
class EvidenceJsonTest {
    private final PolicyEvidence evidence = SampleEvidence.of("deep-band");
    private final String text = EvidenceJson.write(evidence);

    @Test
    void everyNumberSurvives() {
        assertThat(EvidenceJson.read(text)).isEqualTo(new Read(evidence));
        assertThat(EvidenceJson.write(((Read) EvidenceJson.read(text)).evidence()))
                .isEqualTo(text);
        PolicyEvidence bare = SampleEvidence.bare();
        assertThat(EvidenceJson.read(EvidenceJson.write(bare))).isEqualTo(new Read(bare));
    }

    @Test
    void aFileIsReadAgain(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("deep-band.json"), text);
        assertThat(EvidenceJson.load(file)).isEqualTo(new Read(evidence));
    }

    @Test
    void aFileThatIsNotThereOrNotTextIsRefusedByName(@TempDir Path folder) throws IOException {
        assertThat(reason(EvidenceJson.load(folder.resolve("gone.json")))).startsWith("gone.json cannot be read: ");
        Path bytes = folder.resolve("bytes.json");
        Files.write(bytes, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        assertThat(reason(EvidenceJson.load(bytes))).startsWith("bytes.json cannot be read: ");
        Path foreign = folder.resolve("foreign.json");
        Files.writeString(foreign, "{\"format\":\"else\"}");
        assertThat(reason(EvidenceJson.load(foreign))).isEqualTo("foreign.json: this is not evidence of a policy.");
    }

    @Test
    void otherVersionsAreNamed() {
        assertThat(refused("\"version\":2", "\"version\":3")).contains("it is of version 3", "update the desk");
        assertThat(refused("\"version\":2", "\"version\":1"))
                .contains("it is of version 1", "gammadesk backtest again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"policy\":\"deep-band\",\"bookKind\"|\"bookKind\"",
                "\"bookKind\":\"short straddle\",\"money\"|\"bookKind\":null,\"money\"",
                "\"turnover\":2.5|\"turnover\":null",
                "\"turnover\":2.5|\"turnover\":2.5,\"turnover\":3.5",
                "\"turnover\":2.5|\"turnover\":2.5,\"unheard\":1",
                "\"turnover\":2.5|\"turnover\":\"many\"",
                "\"isSimulated\":true|\"isSimulated\":\"perhaps\"",
                "\"role\":\"TRIED\"|\"role\":\"BRIBED\""
            })
    void whatIsDamagedIsRefused(String was, String is) {
        assertThat(refused(was, is)).startsWith("it is damaged (").contains("Run gammadesk backtest again");
    }

    @Test
    void halfAFileIsRefused() {
        assertThat(reason(EvidenceJson.read(text.substring(0, text.length() / 2))))
                .startsWith("it is damaged (");
        assertThat(reason(EvidenceJson.read(text + "}"))).startsWith("it is damaged (");
        assertThat(reason(EvidenceJson.read(""))).isNotEmpty();
    }

    @Test
    void tracksOfSeveralLengthsAreRefused() {
        assertThat(refused("\"equity\":[0.0,", "\"equity\":[")).contains("a track needs every number at every time");
    }

    @Test
    void aRulingThatItsReasonsDoNotGiveIsRefused() {
        String ruling = "\"ruling\":\"" + evidence.admission().ruling() + "\"";
        assertThat(refused(ruling, "\"ruling\":\"MAY_RUN\""))
                .startsWith("its ruling is not the one that its reasons give");
    }

    private String refused(String was, String is) {
        assertThat(text).contains(was);
        int at = text.indexOf(was);
        return reason(EvidenceJson.read(text.substring(0, at) + is + text.substring(at + was.length())));
    }

    private static String reason(EvidenceReading reading) {
        assertThat(reading).isInstanceOf(Refused.class);
        return ((Refused) reading).reason();
    }
}
