package gammadesk.views.fx;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.StandIn;
import gammadesk.views.canned.Toolkit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FxPulseTest {
    private final ManualClock clock = new ManualClock();
    private final AtomicReference<DeskSnapshot> latest = new AtomicReference<>(snapshot(1));
    private final FxPulse pulse = new FxPulse(latest::get, clock);
    private final StandIn first = new StandIn("first");
    private final StandIn second = new StandIn("second");
    private final StandIn third = new StandIn("third");
    private Stage stage;

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @BeforeEach
    void open() {
        Toolkit.run(() -> {
            stage = new Stage();
            stage.setScene(new Scene(new HBox(first.node(), second.node(), third.node()), 300, 100));
            stage.show();
        });
        pulse.add(first);
        pulse.add(second);
        pulse.add(third);
    }

    @AfterEach
    void close() {
        Toolkit.run(stage::hide);
    }

    @Test
    void lightScreensAreAllDrawnInOnePulseAndOnlyOnce() {
        beat();
        beat();
        assertThat(first.shown()).containsExactly(1L);
        assertThat(second.shown()).containsExactly(1L);
        assertThat(third.shown()).containsExactly(1L);
    }

    @Test
    void heavyScreensAreSpreadOverPulsesAndNoneStarves() {
        first.onShow(() -> clock.advanceMillis(5));
        second.onShow(() -> clock.advanceMillis(5));
        third.onShow(() -> clock.advanceMillis(5));
        beat();
        latest.set(snapshot(2));
        beat();
        assertThat(drawn(2)).isEqualTo(1);
        beat();
        assertThat(drawn(2)).isEqualTo(2);
        beat();
        assertThat(drawn(2)).isEqualTo(3);
    }

    @Test
    void aPanelThatWasSkippedGetsTheNewestPictureOnly() {
        Toolkit.run(() -> first.node().setVisible(false));
        beat();
        latest.set(snapshot(2));
        beat();
        Toolkit.run(() -> first.node().setVisible(true));
        beat();
        assertThat(first.shown()).containsExactly(2L);
        assertThat(second.shown()).containsExactly(1L, 2L);
    }

    @Test
    void nothingIsDrawnInAWindowThatIsNotOpenOrOutsideAScene() {
        Toolkit.run(() -> ((HBox) stage.getScene().getRoot()).getChildren().remove(second.node()));
        beat();
        assertThat(second.shown()).isEmpty();
        Toolkit.run(stage::hide);
        latest.set(snapshot(2));
        beat();
        assertThat(first.shown()).containsExactly(1L);
    }

    @Test
    void aClosedPinEndsTheDrawing() {
        FxPulse other = new FxPulse(latest::get, clock);
        Pin pin = other.add(third);
        pin.close();
        Toolkit.run(other::pulse);
        assertThat(third.shown()).isEmpty();
    }

    @Test
    void aFailingScreenStopsNobody() {
        first.onShow(() -> {
            throw new IllegalStateException("drawn wrongly on purpose");
        });
        beat();
        assertThat(second.shown()).containsExactly(1L);
        assertThat(third.shown()).containsExactly(1L);
    }

    @Test
    void redrawAllShowsTheSamePictureAgain() {
        beat();
        Toolkit.run(pulse::redrawAll);
        beat();
        assertThat(first.shown()).containsExactly(1L, 1L);
    }

    @Test
    void measuresIntervalsAndDrawing() {
        first.onShow(() -> clock.advanceMillis(4));
        beat();
        clock.advanceMillis(16);
        beat();
        assertThat(pulse.pulses().getFirst().count()).isEqualTo(1);
        assertThat(pulse.pulses().getFirst().maxMillis()).isBetween(19.9, 20.1);
        assertThat(pulse.pulses().getLast().maxMillis()).isBetween(3.9, 4.1);
        assertThat(pulse.screens().getFirst().count()).isEqualTo(1);
        Toolkit.run(pulse::reset);
        assertThat(pulse.pulses().getFirst().count()).isZero();
        assertThat(pulse.pulses().getFirst().p50Millis()).isNaN();
    }

    private long drawn(long cycle) {
        return Stream.of(first, second, third)
                .filter(screen -> screen.shown().contains(cycle))
                .count();
    }

    private void beat() {
        Toolkit.run(pulse::pulse);
    }

    private DeskSnapshot snapshot(long cycle) {
        return new CannedDesk(new ManualClock(), 3).cycle(cycle);
    }
}
