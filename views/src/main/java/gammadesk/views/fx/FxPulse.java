package gammadesk.views.fx;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.LatencySummary;
import gammadesk.analytics.port.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the latest picture to the screens, once per pulse of the toolkit. Screens that are not seen are left alone;
 * when several are due, as many are drawn as fit the budget of a pulse and the rest follow in the next ones, so that
 * one cycle's pictures never cost a frame. It measures itself. Everything here lives on the FX thread.
 */
public final class FxPulse implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FxPulse.class);
    private static final long BUDGET_NANOS = 6_000_000;

    private final Supplier<DeskSnapshot> latest;
    private final Clock clock;
    private final List<Seat> seats = new CopyOnWriteArrayList<>();
    private final List<Consumer<DeskSnapshot>> beats = new CopyOnWriteArrayList<>();
    private final LatencyRecorder intervals = new LatencyRecorder("pulse interval");
    private final LatencyRecorder drawing = new LatencyRecorder("drawing per pulse");
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse();
        }
    };
    private long lastPulseNanos;
    private boolean beating;
    private int turn;

    /**
     * Does nothing until {@link #start}.
     *
     * @param latest the newest picture, asked once per pulse
     * @param clock for the measurements
     */
    public FxPulse(Supplier<DeskSnapshot> latest, Clock clock) {
        this.latest = latest;
        this.clock = clock;
    }

    /** Begins to follow the toolkit's pulses. */
    public void start() {
        timer.start();
    }

    /** Stops; screens keep what they show. Idempotent. */
    @Override
    public void close() {
        timer.stop();
        seats.clear();
        beats.clear();
        beating = false;
    }

    /** Lets a screen take part until the pin is closed. */
    public Pin add(Screen screen) {
        Seat seat = new Seat(screen);
        seats.add(seat);
        return () -> seats.remove(seat);
    }

    /** Calls back on every pulse with the latest picture, new or not: for ages, which grow without news. */
    public Pin onBeat(Consumer<DeskSnapshot> beat) {
        beats.add(beat);
        return () -> beats.remove(beat);
    }

    /** The latest picture, new or not. */
    public DeskSnapshot latest() {
        return latest.get();
    }

    /** Makes every screen due again, though no newer picture came: after a change of currency. */
    public void redrawAll() {
        seats.forEach(Seat::forget);
    }

    /**
     * Draws the latest picture on every screen that is in a scene, at once and without a budget, though its window may
     * not be open: for pictures of the desk that nobody watches. Not measured.
     */
    public void drawNow() {
        DeskSnapshot snapshot = latest.get();
        beats.forEach(beat -> beat.accept(snapshot));
        seats.stream().filter(seat -> seat.screen.node().getScene() != null).forEach(seat -> seat.showSafely(snapshot));
    }

    /** The time between two pulses, and the time of a pulse spent in our screens, pulses without drawing left out. */
    public List<LatencySummary> pulses() {
        return List.of(intervals.summary(), drawing.summary());
    }

    /** How long each screen takes to draw. */
    public List<LatencySummary> screens() {
        return seats.stream().map(seat -> seat.recorder.summary()).toList();
    }

    /** Whether a screen has drawn a picture at least as new as a cycle; false for one that takes no part. */
    public boolean hasShown(String screenId, long cycle) {
        return seats.stream().anyMatch(seat -> seat.screen.id().equals(screenId) && seat.shownCycle >= cycle);
    }

    /** Forgets all measurements. */
    public void reset() {
        intervals.reset();
        drawing.reset();
        seats.forEach(seat -> seat.recorder.reset());
    }

    void pulse() {
        long start = clock.nanos();
        if (beating) {
            intervals.record(start - lastPulseNanos);
        }
        beating = true;
        lastPulseNanos = start;
        DeskSnapshot snapshot = latest.get();
        beats.forEach(beat -> beat.accept(snapshot));
        draw(snapshot);
    }

    private void draw(DeskSnapshot snapshot) {
        List<Seat> due = dueInTurn(snapshot);
        long spent = 0;
        for (Seat seat : due) {
            if (spent > 0 && spent + seat.expectedNanos > BUDGET_NANOS) {
                turn = seats.indexOf(seat);
                break;
            }
            spent += Math.max(1, seat.draw(snapshot, clock));
            turn = seats.indexOf(seat) + 1;
        }
        if (!due.isEmpty()) {
            drawing.record(spent);
        }
    }

    /** The due seats, beginning with the one whose turn it is, so that a heavy neighbour starves nobody. */
    private List<Seat> dueInTurn(DeskSnapshot snapshot) {
        List<Seat> due = new ArrayList<>(seats.size());
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get((turn + i) % seats.size());
            if (seat.isDue(snapshot)) {
                due.add(seat);
            }
        }
        return due;
    }

    /** Whether any of a node can be on a display now. */
    static boolean isSeen(Node node) {
        Scene scene = node.getScene();
        return scene != null && isOpen(scene.getWindow()) && isTreeVisible(node);
    }

    private static boolean isOpen(Window window) {
        return window != null && window.isShowing() && !(window instanceof Stage stage && stage.isIconified());
    }

    private static boolean isTreeVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** One screen with what it has shown and what that costs. */
    private static final class Seat {
        private static final long NOTHING = -1;

        private final Screen screen;
        private final LatencyRecorder recorder;
        private long shownCycle = NOTHING;
        private long expectedNanos;
        private boolean failing;

        Seat(Screen screen) {
            this.screen = screen;
            this.recorder = new LatencyRecorder(screen.title());
        }

        void forget() {
            shownCycle = NOTHING;
        }

        boolean isDue(DeskSnapshot snapshot) {
            return snapshot.cycle() != shownCycle && isSeen(screen.node());
        }

        long draw(DeskSnapshot snapshot, Clock clock) {
            shownCycle = snapshot.cycle();
            long start = clock.nanos();
            showSafely(snapshot);
            long nanos = clock.nanos() - start;
            recorder.record(nanos);
            expectedNanos = expectedNanos == 0 ? nanos : (3 * expectedNanos + nanos) / 4;
            return nanos;
        }

        /** A screen that fails must not stop the others, nor fill the log at four lines a second. */
        private void showSafely(DeskSnapshot snapshot) {
            try {
                screen.show(snapshot);
                failing = false;
            } catch (RuntimeException e) {
                if (!failing) {
                    log.error(
                            "Panel {} cannot draw cycle {}; it keeps its last picture",
                            screen.id(),
                            snapshot.cycle(),
                            e);
                }
                failing = true;
            }
        }
    }
}
