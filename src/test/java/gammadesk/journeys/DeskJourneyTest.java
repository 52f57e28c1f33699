package gammadesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.simulator.market.Scenario;
import gammadesk.views.fx.Screen;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.util.WaitForAsyncUtils;

/** What a trader does in the first minutes, on the whole desk with the embedded exchange behind it. */
@Tag("journey")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class DeskJourneyTest {
    private static final VenueChoice MARKET = new VenueChoice.Embedded(Scenario.CALM, 1, 1, 0.3);

    private static final List<String> EXPOSURES = List.of(
            "exposure",
            "exposure-map",
            "exposure-profile",
            "exposure-ahead",
            "hedge-flow",
            "cascade",
            "exposure-lapse");

    private final LogWatch log = new LogWatch();
    private final Desk.Layouts layouts = new Desk.Layouts();
    private Desk desk;

    DeskJourneyTest() throws IOException, TimeoutException {
        desk = new Desk(MARKET, layouts);
        desk.awaitWhole();
    }

    @AfterEach
    void close() {
        desk.close();
        log.close();
    }

    @Test
    void theDeskOpensLiveAndWithoutAWarning() {
        desk.await("the word live", () -> desk.text().contains("live"));
        assertThat(desk.text()).contains("EMBEDDED", "BTC", "ETH", "DVOL");
        for (Screen screen : desk.window().screens()) {
            desk.reveal(screen.id());
        }
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void theExposureSaysItsUnitAndItsConvention() {
        desk.reveal("exposure");
        desk.await("unit and convention", () -> desk.text().contains("USD per 1 % move"));
        assertThat(desk.text()).contains("naive: dealers long calls, short puts");
    }

    @Test
    void aConventionChosenInTheBarStandsInTheTitleOfEveryPicture() {
        desk.reveal("exposure");
        choose("Flow-inferred");
        for (String panel : EXPOSURES) {
            desk.reveal(panel);
            desk.await(panel + " of the chosen side", () -> desk.text().contains("flow-inferred:"));
            assertThat(desk.text()).as(panel).contains("trades since");
        }
        choose("Inverted");
        desk.await("the other side", () -> !desk.text().contains("flow-inferred:"));
        assertThat(log.warnings()).isEmpty();
    }

    private void choose(String convention) {
        desk.onFx(() -> desk.window().stage().getScene().getRoot().lookupAll(".exposure-bar .chart-chip").stream()
                .map(MenuButton.class::cast)
                .flatMap(chip -> chip.getItems().stream())
                .filter(item -> convention.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    @Test
    void theEvidenceSaysHowFarALearnedPolicyMayGo() {
        desk.reveal("evidence");
        desk.await("the ruling", () -> desk.text().contains("learned-band may not advise on “all books”"));
        desk.reveal("hedge-limits");
        desk.await(
                "the ruling where advisors are chosen", () -> desk.text().contains("learned-band | may not advise: "));
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void theSurfaceIsFittedAndABadgeOpensHow() {
        desk.reveal("surface");
        desk.await("fitted smiles", () -> desk.text().contains("raw SVI"));
        Screen surface = desk.window().screens().stream()
                .filter(screen -> screen.id().equals("surface"))
                .findFirst()
                .orElseThrow();
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> ((Button) surface.node().lookup(".fit-badge")).fire());
        desk.await("the reasons", () -> desk.text().contains("Quotes dropped"));
        assertThat(desk.text()).contains("Inside bid-ask", "the out-of-the-money option of the strike is preferred");
        desk.reveal("term");
        desk.await("the index of the fit", () -> desk.text().contains("30-day index of the fit"));
        desk.reveal("surface-history");
        desk.await("the session", () -> desk.text().contains("at-the-money forward vol, %"));
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void aKeySwitchesTheCurrencyEverywhere() {
        desk.reveal("exposure");
        desk.press("ETH exposure", () -> desk.text().contains("ETH GEX"), KeyCode.CONTROL, KeyCode.E);
        desk.reveal("chain");
        desk.await("ETH chain", () -> desk.text().contains("prices in ETH"));
        desk.press("BTC chain", () -> desk.text().contains("prices in BTC"), KeyCode.CONTROL, KeyCode.B);
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void aKeySwitchesTheThemeWithoutAWarning() {
        String dark = desk.window().stage().getScene().getUserAgentStylesheet();
        desk.press(
                "another theme",
                () -> !dark.equals(desk.window().stage().getScene().getUserAgentStylesheet()),
                KeyCode.CONTROL,
                KeyCode.T);
        for (Screen screen : desk.window().screens()) {
            desk.reveal(screen.id());
        }
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void aFrozenFeedIsSaidOnTheScreenAndItsEndToo() {
        desk.await("live", () -> desk.text().contains("live"));
        desk.session().exchange().orElseThrow().faults().freeze(true);
        desk.await("STALE on the screen", () -> desk.text().contains("STALE"));
        desk.session().exchange().orElseThrow().faults().freeze(false);
        desk.await(
                "live again",
                () -> !desk.text().contains("STALE") && desk.text().contains("live"));
    }

    @Test
    void aKilledSocketIsSaidOnTheScreenAndItsEndToo() {
        desk.session().exchange().orElseThrow().faults().refuseConnections(true);
        desk.session().exchange().orElseThrow().faults().dropConnections();
        desk.await("STALE on the screen", () -> desk.text().contains("STALE"));
        desk.session().exchange().orElseThrow().faults().refuseConnections(false);
        desk.await(
                "live again",
                () -> !desk.text().contains("STALE") && desk.text().contains("live"));
    }

    @Test
    void theLayoutIsRemembered() throws IOException, TimeoutException {
        desk.reveal("diagnostics");
        desk.close();
        assertThat(layouts.load()).isPresent();
        desk = new Desk(MARKET, layouts);
        desk.awaitWhole();
        desk.await("diagnostics in front again", () -> desk.text().contains("pulse interval"));
    }

    @Test
    void closingEndsEveryThreadOfTheDesk() {
        desk.close();
        desk.await("no thread left", () -> threads().isEmpty());
        assertThat(threads()).isEmpty();
        desk.session().close();
        assertThat(log.warnings()).as("what is closed twice was closed once").isEmpty();
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("desk-") || name.startsWith("deribit-") || name.startsWith("exchange-"))
                .collect(Collectors.toSet());
    }
}
