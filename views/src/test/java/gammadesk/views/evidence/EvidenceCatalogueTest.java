package gammadesk.views.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.views.canned.CannedEvidence;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.Pictures;
import gammadesk.views.evidence.EvidenceDesk.Job;
import gammadesk.views.evidence.EvidenceDesk.Outcome;
import gammadesk.views.evidence.EvidenceDesk.Unfinished;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Theme;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of every section in both themes: wide, narrow, compared, huge, empty and at work; CSS has no complaint. */
class EvidenceCatalogueTest {
    private final Path folder = Path.of("target", "pictures");

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void everySectionIsDrawnInEveryState(ThemeMode theme) throws IOException {
        Files.createDirectories(folder);
        Complaints complaints = new Complaints();
        Logger.getLogger("javafx.css").addHandler(complaints);
        for (Section section : Section.values()) {
            draw(CannedEvidence.usual(), theme, section, "", 1200, 760, false);
            draw(CannedEvidence.usual(), theme, section, "-small", 500, 560, false);
            draw(CannedEvidence.usual(), theme, section, "-compared", 1000, 700, true);
        }
        draw(CannedEvidence.usual(), theme, Section.LOSSES, "-compared-small", 500, 560, true);
        for (Section section : new Section[] {Section.RULES, Section.EQUITY, Section.FRONTIER, Section.TRIALS}) {
            draw(CannedEvidence.huge(), theme, section, "-huge", 1000, 700, false);
        }
        draw(CannedEvidence.nothing(), theme, Section.REASONS, "-empty", 700, 400, false);
        CannedEvidence working = CannedEvidence.usual();
        Toolkit.run(() -> {
            working.work(Optional.of(new Job(
                    "Trial of deep-band on crash.json", 0.37, "crash week: optimiser 12.0", "about 4 min left")));
            working.refusals().add("old.json was written by version 1 of the evidence; this desk reads version 2.");
        });
        draw(working, theme, Section.STRESS, "-working", 700, 560, false);
        draw(waiting(), theme, Section.REASONS, "-waiting", 700, 560, false);
        draw(waiting(), theme, Section.REASONS, "-waiting-wide", 1200, 760, false);
        Logger.getLogger("javafx.css").removeHandler(complaints);
        assertThat(complaints.words.toString()).isEmpty();
    }

    /** Something was cancelled and something else is not done. */
    private static CannedEvidence waiting() {
        CannedEvidence desk = CannedEvidence.usual();
        Toolkit.run(() -> {
            desk.unfinished()
                    .setAll(
                            new Unfinished("1", "trial of the band that ships on crash.json", 0.41),
                            new Unfinished("2", "training of wide", Double.NaN));
            desk.outcome()
                    .set(Optional.of(new Outcome(
                            "Refused: crash week: no such file: /data/chains/btc_202602*.csv.gz.",
                            true,
                            Optional.empty())));
        });
        return desk;
    }

    private void draw(
            EvidenceDesk desk, ThemeMode theme, Section section, String kind, int width, int height, boolean compared) {
        Image picture = Toolkit.call(() -> {
            DeskContext context = new DeskContext(new ManualClock(), Currency.BTC, theme);
            EvidenceController screen =
                    new EvidenceController(context, new DialogExportTarget(), new DialogEvidenceFiles(), desk);
            screen.view().model().bookKind().set("short straddle");
            screen.view().model().section().set(section);
            screen.view().model().other().set(compared ? Optional.of("deep-memory") : Optional.empty());
            screen.view().refresh();
            Scene scene = new Scene(new StackPane(screen.node()), width, height);
            Theme.apply(scene, theme);
            Panels.lay(scene);
            Panels.lay(scene);
            return scene.snapshot(null);
        });
        String name = section.name().toLowerCase(Locale.ROOT) + kind + "-"
                + theme.name().toLowerCase(Locale.ROOT);
        Toolkit.run(() -> {
            try {
                Pictures.write(picture, folder.resolve("evidence-" + name + ".png"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static final class Complaints extends Handler {
        private final StringBuffer words = new StringBuffer();

        @Override
        public void publish(LogRecord entry) {
            words.append(entry.getMessage()).append('\n');
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
