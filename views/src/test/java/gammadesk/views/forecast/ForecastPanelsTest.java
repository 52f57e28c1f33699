package gammadesk.views.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.ForecastTrack;
import gammadesk.analytics.forecast.board.VolatilityCone;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.surface.DeltaConvention;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.CannedForecasts;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.ThemeMode;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The forecast panels say what the board says, with units, ages and reasons. */
class ForecastPanelsTest {
    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    private final ForecastDesk desk = new ForecastDesk(context, new DialogExportTarget());
    private final DeskSnapshot market = new CannedDesk(clock).cycle(1);
    private final DeskSnapshot usual = new CannedForecasts().on(market);
    private final ForecastBoard board = usual.forecast(Currency.BTC).orElseThrow();

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    private Scene open(Screen screen, DeskSnapshot snapshot) {
        return Toolkit.call(() -> {
            Scene scene = Panels.open(screen);
            screen.show(snapshot);
            Panels.lay(scene);
            return scene;
        });
    }

    private static String words(Scene scene) {
        return Toolkit.call(() -> String.join(" | ", Panels.words(scene)));
    }

    private static void press(Node node, KeyCode code) {
        Toolkit.run(() ->
                Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    @Test
    void theConeSaysForecastAndImpliedOfAMonth() {
        ConeController screen = Toolkit.call(() -> new ConeController(desk));
        Scene scene = open(screen, usual);
        VolatilityCone cone = board.cone().value().orElseThrow();
        assertThat(words(scene))
                .contains(
                        "BTC volatility cone, % a year   30 d: forecast 46.00 %, implied ",
                        "garman-klass of 700 days", Formats.minute(cone.knownMillis()));
        String read = Toolkit.call(() -> {
            PlotFrame area = screen.view().plot().frame();
            return screen.view().readout(cone, area, new Point2D(area.x(Math.sqrt(30)), area.top() + 5));
        });
        VolatilityCone.Rung month = cone.rungs().stream()
                .filter(rung -> rung.horizonDays() == 30)
                .findFirst()
                .orElseThrow();
        assertThat(read)
                .startsWith("30 d · realised ")
                .contains(
                        String.format(Locale.ROOT, "median %.1f", month.median()),
                        "23 independent",
                        "log-har-seasonal for 30 d 46.00 %");
        assertThat(Toolkit.call(() -> screen.view().csv(cone)).lines())
                .hasSize(1
                        + cone.rungs().size()
                        + cone.implied().size()
                        + cone.forecasts().size());
    }

    @Test
    void aKeyShowsTheNextHorizonInEveryPanel() {
        TrackController track = Toolkit.call(() -> new TrackController(desk));
        ScoreboardController scores = Toolkit.call(() -> new ScoreboardController(desk));
        Scene first = open(track, usual);
        Scene second = open(scores, usual);
        assertThat(words(first)).contains("BTC forecast of 7 d, % a year   now ");
        press(track.view().plot(), KeyCode.H);
        ForecastTrack month = board.tracks().value().orElseThrow().getLast();
        assertThat(words(first))
                .contains("BTC forecast of 30 d, % a year   now "
                        + Formats.vol(month.forecast().get(month.size() - 1)));
        assertThat(words(second)).contains("BTC scoreboard, 30 d ahead   in use: log-har-seasonal");
        press(scores.node(), KeyCode.H);
        assertThat(words(second)).contains("BTC scoreboard, 1 d ahead");
    }

    @Test
    void theScoreboardSaysWhichModelIsUsedAndMarksIt() {
        ScoreboardController screen = Toolkit.call(() -> new ScoreboardController(desk));
        Scene scene = open(screen, usual);
        assertThat(screen.view().verdict()).isEqualTo(CannedForecasts.VERDICT);
        assertThat(words(scene)).contains("1180 common moments", "Not run: realised-garch: it needs");
        List<String> chosen = Toolkit.call(() -> Panels.cells(scene, "chosen", "live-cell"));
        assertThat(chosen).contains("log-har-seasonal").doesNotContain("har", "garch");
        assertThat(Toolkit.call(() -> screen.view()
                        .csv(board.scoreboards().value().orElseThrow().getFirst())))
                .contains("boosted-trees is not used")
                .contains("DM p");
    }

    @Test
    void richAndCheapReadsTheOptionUnderTheMouseAndListsCandidates() {
        RichCheapController screen = Toolkit.call(() -> new RichCheapController(desk));
        Scene scene = open(screen, usual);
        MispricingPicture picture = board.mispricing().value().orElseThrow();
        assertThat(words(scene))
                .contains(
                        "BTC rich (+) and cheap (−), implied − forecast, vol points",
                        Numbers.count(picture.candidates().size()) + " candidates offered",
                        "delta-hedged straddle");
        assertThat(Toolkit.call(() -> screen.view().table().csv()))
                .contains(
                        "112 trades, mean +41 ± 31 USD, 58 % won, 12 open, followed since 3 Apr 10:00",
                        "1 trade, mean −12 USD, 0 % won, 0 open, followed since 3 Apr 10:00",
                        "none yet: 3 open, followed since 3 Apr 10:00",
                        "no record yet");
        var gap = picture.gaps().get(4);
        var strike = gap.strikes().stream()
                .filter(each ->
                        each.strike() > each.forward() && each.instrument().endsWith("C"))
                .findFirst()
                .orElseThrow();
        String read = Toolkit.call(() -> {
            PlotFrame area = screen.view().plot().frame();
            return screen.view().readout(picture, area, new Point2D(area.x(4.5), area.y(strike.strike())));
        });
        assertThat(read)
                .startsWith(strike.instrument() + " · Implied − forecast " + Numbers.signed(strike.gapVolPoints(), 2))
                .contains(
                        "implied " + Formats.vol(strike.impliedIv()),
                        gap.expiry().label() + ": charged ");
        press(screen.view().plot(), KeyCode.M);
        assertThat(words(scene)).contains("implied − forecast, standard errors");
        assertThat(Toolkit.call(() -> screen.view().csv(picture)))
                .contains("gap_vol_points," + gap.expiry().label())
                .contains("residual_half_bands");
    }

    @Test
    void richAndCheapHasTheSurfacesAxesAndItsNumbersAllOfThem() {
        RichCheapController screen = Toolkit.call(() -> new RichCheapController(desk));
        Scene scene = open(screen, usual);
        MispricingPicture picture = board.mispricing().value().orElseThrow();
        var gap = picture.gaps().get(4);
        var option = gap.strikes().stream()
                .filter(each ->
                        each.strike() > each.forward() && each.instrument().endsWith("C"))
                .findFirst()
                .orElseThrow();
        double k = Math.log(option.strike() / gap.implied().forward());
        double deviation =
                gap.implied().atTheMoneyIv() / 100 * Math.sqrt(gap.expiry().yearsFrom(picture.venueMillis()));
        double delta = gap.implied().delta(k, OptionType.CALL, DeltaConvention.BLACK_FORWARD);
        assertThat(words(scene)).contains("Strike, USD");
        Map<String, Double> places = new LinkedHashMap<>();
        places.put("Black delta on the forward", 1 - delta);
        places.put("Log-moneyness ln(K/F)", k);
        places.put("standard deviations", k / deviation);
        places.put("Strike, USD", option.strike());
        places.forEach((sentence, place) -> {
            press(screen.view().plot(), KeyCode.A);
            Toolkit.run(() -> Panels.lay(scene));
            assertThat(words(scene)).contains(sentence);
            String read = Toolkit.call(() -> {
                PlotFrame area = screen.view().plot().frame();
                return screen.view().readout(picture, area, new Point2D(area.x(4.5), area.y(place)));
            });
            assertThat(read)
                    .as(sentence)
                    .startsWith(option.instrument() + " · ")
                    .contains(String.format(Locale.ROOT, "ln(K/F) %+.4f", k))
                    .contains(String.format(Locale.ROOT, "call Δ %.3f", delta));
        });
        String[] row = Toolkit.call(() -> screen.view().csv(picture))
                .lines()
                .filter(line -> line.contains("gap_vol_points") && line.contains(option.instrument()))
                .findFirst()
                .orElseThrow()
                .split(",");
        assertThat(Double.parseDouble(row[5])).isCloseTo(k, within(1e-9));
        assertThat(Double.parseDouble(row[6])).isCloseTo(k / deviation, within(1e-3));
        assertThat(Double.parseDouble(row[7])).isCloseTo(delta, within(1e-9));
    }

    @Test
    void theOrderFlowReadsOneSecondAndSaysWhyThereIsNone() {
        FlowController screen = Toolkit.call(() -> new FlowController(desk));
        Scene scene = open(screen, usual);
        var flow = board.flow().value().orElseThrow();
        assertThat(words(scene)).contains("BTC-PERPETUAL order flow   mid ", "420 steps of 1 s, 11 without a book");
        assertThat(read(screen, flow.firstMillis() + 100_000L)).contains("imbalance of 1, 5, 10 levels", "order flow");
        assertThat(read(screen, flow.firstMillis() + 205_000L)).contains("the book is stale");
        assertThat(screen.view().grid().size()).isGreaterThan(10_000);
    }

    private String read(FlowController screen, long millis) {
        return Toolkit.call(() -> {
            PlotFrame area = screen.view().plot().frame();
            Point2D at = new Point2D(area.x((double) millis), area.top() + area.height() / 2);
            return screen.view().readout(board.flow().value().orElseThrow(), area, at);
        });
    }

    @Test
    void macroAndQualitySayWhatIsKnownAndWhatWasDone() {
        MacroController macro = Toolkit.call(() -> new MacroController(desk));
        QualityController quality = Toolkit.call(() -> new QualityController(desk));
        assertThat(words(open(macro, usual)))
                .contains(
                        "Macro   next release: Employment Situation",
                        "DGS10",
                        "by release, not by the day it speaks of",
                        "FOMC Press Release");
        assertThat(words(open(quality, usual)))
                .contains("16 findings, 14 repaired, 2 excluded", "left out", "the last of equal times is kept");
    }

    @Test
    void whatIsLoadedIsSaidWhereNothingIsThereYet() {
        DeskSnapshot loading = CannedForecasts.loading(market, "Loading hourly bars.");
        for (Screen screen : Toolkit.call(() -> ForecastCatalogueTest.screens(context))) {
            Scene scene = open(screen, loading);
            assertThat(words(scene)).contains("Loading hourly bars.");
        }
    }

    @Test
    void aDeskWithoutForecastsSaysSo() {
        Screen screen = Toolkit.call(() -> new ConeController(desk));
        assertThat(words(open(screen, market))).contains("This desk makes no forecasts");
    }

    @Test
    void anOldHistoryIsCalledStaleByTheVenuesTime() {
        Screen screen = Toolkit.call(() -> new ConeController(desk));
        assertThat(words(open(screen, usual))).doesNotContain("STALE");
        clock.advanceMillis(3 * 3_600_000L);
        DeskSnapshot later = new CannedDesk(clock).cycle(2);
        assertThat(words(open(screen, later.with(usual.forecasts())))).contains("STALE, ");
    }

    @Test
    void aClosedPanelIsForgotten() {
        for (int i = 0; i < 8; i++) {
            WeakReference<Screen> screen = closed(i);
            for (int round = 0; round < 40 && screen.get() != null; round++) {
                System.gc();
                Toolkit.run(() -> {});
            }
            assertThat(screen.get()).as("panel %d", i).isNull();
        }
    }

    private WeakReference<Screen> closed(int place) {
        Screen screen =
                Toolkit.call(() -> ForecastCatalogueTest.screens(context).get(place));
        open(screen, usual);
        Toolkit.run(screen::close);
        return new WeakReference<>(screen);
    }
}
