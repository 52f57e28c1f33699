package gammadesk.views.hedging;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.views.fx.SafetyStrip;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The STOP, and what the desk may do by itself: always on the screen, with keys that work everywhere. Nothing is asked
 * before the kill switch is pressed; only the way back asks for a reason.
 */
public final class SafetyController implements SafetyStrip, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SafetyController.class);
    /** A key that is held down presses again and again; one press of a mode within this time is enough. */
    private static final long SAME_PRESS_NANOS = 400_000_000;

    private static final Map<HaltMode, KeyCombination> KEYS = Map.of(
            HaltMode.CANCEL, KeyCombination.keyCombination("F12"),
            HaltMode.PAUSE, KeyCombination.keyCombination("Shift+F12"),
            HaltMode.FLATTEN, KeyCombination.keyCombination("Ctrl+F12"));

    private final HedgeDesk desk;
    private final SafetyView view;
    private final Subscription listening;
    private Optional<HaltMode> lastKey = Optional.empty();
    private long lastKeyNanos;

    /** A strip that follows the desk's board. */
    public SafetyController(HedgeDesk desk) {
        this.desk = desk;
        this.view = new SafetyView(desk, this);
        this.listening = Subscription.combine(
                desk.model().board().subscribe((_, _) -> view.show()),
                desk.model().now().subscribe((_, _) -> view.tick()));
        view.show();
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public boolean onKey(KeyEvent event) {
        Optional<HaltMode> mode = KEYS.entrySet().stream()
                .filter(key -> key.getValue().match(event))
                .map(Map.Entry::getKey)
                .findFirst();
        mode.filter(this::isAnotherPress).ifPresent(this::press);
        return mode.isPresent();
    }

    @Override
    public void close() {
        listening.unsubscribe();
    }

    /** Presses the kill switch now. */
    public void press(HaltMode mode) {
        view.follow(asked(() -> desk.actions().halt(mode)));
    }

    void reset(String reason) {
        view.follow(asked(() -> desk.actions().reset(reason)));
    }

    void acknowledge() {
        view.follow(asked(() -> desk.actions().acknowledge()));
    }

    private boolean isAnotherPress(HaltMode mode) {
        long now = desk.context().clock().nanos();
        boolean isSame = lastKey.filter(mode::equals).isPresent() && now - lastKeyNanos < SAME_PRESS_NANOS;
        if (!isSame) {
            lastKey = Optional.of(mode);
            lastKeyNanos = now;
        }
        return !isSame;
    }

    /** Whatever goes wrong here is said where the eye is: nobody may believe that a STOP worked that did not. */
    private static CompletableFuture<TradeOutcome> asked(Supplier<CompletableFuture<TradeOutcome>> action) {
        try {
            return action.get().exceptionally(SafetyController::failed);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(failed(e));
        }
    }

    private static TradeOutcome failed(Throwable failure) {
        log.error("The kill switch failed", failure);
        return new TradeOutcome.NotSent(
                "THIS FAILED inside the desk: " + failure + ". Do not count on it: cancel at the venue itself.");
    }
}
