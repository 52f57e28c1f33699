package gammadesk.views.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.StandIn;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.shell.LayoutStore;
import gammadesk.views.shell.ShellController;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LazyScreenTest {
    private final ManualClock clock = new ManualClock();
    private final DeskSnapshot snapshot = new CannedDesk(clock, 3).cycle(1);
    private final List<StandIn> made = new ArrayList<>();

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @Test
    void itIsMadeOnceByTheFirstScene() {
        Toolkit.run(() -> {
            LazyScreen screen = lazy("chain");
            StackPane elsewhere = new StackPane(screen.node());
            assertThat(screen.isMade()).isFalse();
            Scene scene = new Scene(new Group(elsewhere));
            assertThat(screen.isMade()).isTrue();
            assertThat(made.getFirst().node().getScene()).isEqualTo(scene);
            elsewhere.getChildren().clear();
            elsewhere.getChildren().add(screen.node());
            assertThat(made).hasSize(1);
        });
    }

    @Test
    void aPictureOrAQuestionMakesItToo() {
        Toolkit.run(() -> {
            lazy("chain").show(snapshot);
            assertThat(made.getFirst().shown()).containsExactly(1L);
            assertThat(lazy("books").help()).isEqualTo("Help on books.");
        });
    }

    @Test
    void aPanelOfAnotherNameIsRefused() {
        Toolkit.run(() -> {
            LazyScreen screen = new LazyScreen("chain", "Strikes", () -> new StandIn("chain"));
            assertThatThrownBy(screen::help).hasMessageContaining("Strikes").hasMessageContaining("Chain");
        });
    }

    @Test
    void aDeskMakesWhatIsInFrontAndTheRestWhenItsTabIsChosen() {
        Toolkit.run(() -> {
            List<LazyScreen> screens = List.of(lazy("chain"), lazy("exposure"), lazy("exposure-map"), lazy("surface"));
            DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
            ShellController shell =
                    new ShellController(context, () -> snapshot, List.copyOf(screens), LayoutStore.NONE);
            Scene scene = new Scene(shell.root(), 1600, 1000);
            shell.attach(scene);
            for (int depth = 0; depth < 4; depth++) {
                Panels.lay(scene);
            }
            assertThat(ids()).containsExactlyInAnyOrder("chain", "exposure", "surface");
            shell.showPanel("exposure-map");
            assertThat(ids()).contains("exposure-map");
            Node focused = scene.getFocusOwner();
            assertThat(focused.getParent()).isEqualTo(made.getLast().node());
            shell.close();
            assertThat(made).allMatch(StandIn::isClosed);
        });
    }

    @Test
    void whatWasNeverMadeIsNotMadeToBeClosed() {
        Toolkit.run(() -> {
            LazyScreen screen = lazy("chain");
            screen.close();
            var _ = new Scene(new StackPane(screen.node()));
            assertThat(made).isEmpty();
        });
    }

    private List<String> ids() {
        return made.stream().map(StandIn::id).toList();
    }

    private LazyScreen lazy(String id) {
        return new LazyScreen(id, new StandIn(id).title(), () -> {
            StandIn screen = new StandIn(id);
            made.add(screen);
            return screen;
        });
    }
}
