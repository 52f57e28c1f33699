package gammadesk.views.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.AlertRule;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.market.Currency;
import gammadesk.views.chart.CannedDesk;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.FolderTarget;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.ManualClock;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.Probe;
import gammadesk.views.fx.ChainWish;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.TextMemory;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One choice for all exposure panels: told, remembered, taken up again; a click narrows the chain. */
class ExposureDeskTest {
    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    private final Kept kept = new Kept();
    private final Told told = new Told();

    @Test
    void aChoiceIsToldRememberedAndTakenUpAgain() {
        ExposureChoice wanted = ExposureChoice.STANDARD.withSide(ExposureChoice.Side.FLOW);
        List<AlertRule> rules = List.of(new AlertRule(Currency.ETH, AlertRule.Kind.FLIP_NEAR, 0.5));
        FxStage.on(() -> {
            ExposureDesk desk = desk();
            desk.model().choice().set(wanted);
            desk.model().rules().set(rules);
            desk.model().farGhost().set(LookBack.SETTLEMENT);
            return 0;
        });
        assertThat(told.choices).endsWith(wanted);
        assertThat(told.rules).isEqualTo(rules);
        ExposureDesk next = FxStage.on(this::desk);
        assertThat(next.model().choice().get()).isEqualTo(wanted);
        assertThat(next.model().rules().get()).isEqualTo(rules);
        assertThat(next.model().farGhost().get()).isEqualTo(LookBack.SETTLEMENT);
    }

    @Test
    void aClickOnACellNarrowsTheChainAndTheWholeIsSavedAsJson() throws IOException {
        ExposureMapController screen = FxStage.on(() -> new ExposureMapController(desk()));
        try (FxStage stage = new FxStage()) {
            FxStage.on(() -> {
                screen.show(new CannedDesk(clock).snapshot());
                return 0;
            });
            stage.show(screen.node(), 1000, 700, ThemeMode.DARK);
            CellExposure cell = new CannedDesk(clock)
                    .exposure().cells().stream()
                            .filter(each -> each.strike() == 80_000)
                            .findFirst()
                            .orElseThrow();
            click(screen.view().plot(), cell);
            assertThat(context.chainWish().get()).contains(new ChainWish(cell.expiry(), 80_000));
            FxStage.on(() -> {
                screen.view().frame().saveJson();
                return 0;
            });
            assertThat(Files.readString(folder.resolve("exposure-by-strike-and-expiry.json")))
                    .contains(
                            "\"convention\":\"naive",
                            "\"strikes\":[",
                            "\"callWall\":null",
                            "\"reasons\":{",
                            "\"callWall\":\"canned\"");
        }
    }

    @Test
    void whatIsMissingSaysWhy() {
        ProfileController screen = FxStage.on(() -> new ProfileController(desk()));
        CascadeController cascade = FxStage.on(() -> new CascadeController(desk()));
        FxStage.on(() -> {
            screen.show(new CannedDesk(clock).snapshot());
            cascade.show(new CannedDesk(clock).snapshot());
            return 0;
        });
        assertThat(Probe.words(screen.node(), "chart-frame-empty")).contains("being repriced");
        assertThat(Probe.words(cascade.node(), "chart-frame-empty")).contains("no cascade map", "books");
    }

    private static void click(CanvasPlot plot, CellExposure cell) {
        FxStage.on(() -> {
            PlotFrame area = plot.frame();
            Point2D at = plot.localToScene(area.x(0.5), area.y(cell.strike()));
            plot.fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_CLICKED,
                    area.x(0.5),
                    area.y(cell.strike()),
                    0,
                    0,
                    MouseButton.PRIMARY,
                    1,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    false,
                    true,
                    false,
                    true,
                    new PickResult(plot, at.getX(), at.getY())));
            return 0;
        });
    }

    private ExposureDesk desk() {
        return new ExposureDesk(context, new FolderTarget(folder), told, kept);
    }

    private static final class Told implements ExposureDesk.Actions {
        private final List<ExposureChoice> choices = new ArrayList<>();
        private List<AlertRule> rules = List.of();

        @Override
        public void choose(ExposureChoice choice) {
            choices.add(choice);
        }

        @Override
        public void watch(List<AlertRule> now) {
            rules = now;
        }
    }

    private static final class Kept implements TextMemory {
        private Optional<String> text = Optional.empty();

        @Override
        public Optional<String> load() {
            return text;
        }

        @Override
        public void save(String now) {
            text = Optional.of(now);
        }
    }
}
