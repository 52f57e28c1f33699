package gammadesk.views.hedging;

import gammadesk.analytics.decision.HedgeActions;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.Pin;
import gammadesk.views.fx.TextMemory;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the panels of the hedge desk and the strip of safety share: the board, asked for once per pulse whatever the
 * market does, the clock that counts down, and who is told of news. Lives on the FX thread until it is closed.
 */
public final class HedgeDesk implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HedgeDesk.class);
    private static final long TICK_MILLIS = 250;

    private final DeskContext context;
    private final HedgeActions actions;
    private final Outside outside;
    private final HedgeModel model;
    private final Pin beating;
    private boolean first = true;
    private boolean failing;

    /**
     * What lies outside of the screen.
     *
     * @param exports where files go
     * @param files writes them, away from the FX thread
     * @param bell tells of news
     * @param memory keeps how to be told
     */
    public record Outside(ExportTarget exports, Executor files, HedgeBell bell, TextMemory memory) {}

    /** Begins to follow the board. */
    public HedgeDesk(DeskContext context, FxPulse pulse, HedgeActions actions, Outside outside) {
        this.context = context;
        this.actions = actions;
        this.outside = outside;
        this.model = new HedgeModel(pulse.latest().venue());
        outside.memory().load().ifPresent(this::recall);
        model.tell().subscribe((_, chosen) -> outside.memory().save(chosen.name()));
        this.beating = pulse.onBeat(this::beat);
        beat(pulse.latest());
    }

    @Override
    public void close() {
        beating.close();
    }

    DeskContext context() {
        return context;
    }

    HedgeActions actions() {
        return actions;
    }

    ExportTarget exports() {
        return outside.exports();
    }

    Executor files() {
        return outside.files();
    }

    HedgeModel model() {
        return model;
    }

    HedgeBoard board() {
        return model.board().get();
    }

    long nowMillis() {
        return context.clock().epochMillis();
    }

    /** Draws a panel at once and again with every newer board, while the panel is in a scene. */
    Subscription whileSeen(Node panel, Runnable draw) {
        Runnable ifSeen = () -> {
            if (panel.getScene() != null) {
                draw.run();
            }
        };
        draw.run();
        return Subscription.combine(
                model.board().subscribe((_, _) -> ifSeen.run()),
                panel.sceneProperty().subscribe((_, _) -> ifSeen.run()));
    }

    /** A board that cannot be had must not stop the pulse, nor fill the log at sixty lines a second. */
    private void beat(DeskSnapshot snapshot) {
        try {
            model.venue().set(snapshot.venue());
            take(actions.board());
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.error("The hedge desk's board cannot be shown; the panels keep what they have", e);
            }
            failing = true;
        }
        tick();
    }

    @SuppressWarnings(
            "ReferenceEquality") // Another board is another object; comparing their contents costs more than drawing.
    private void take(HedgeBoard next) {
        HedgeBoard before = board();
        if (next != before) {
            List<String> news = first ? List.of() : HedgeNews.between(before, next);
            first = false;
            model.board().set(next);
            tell(news);
        }
    }

    private void tell(List<String> news) {
        Tell how = model.tell().get();
        if (how != Tell.OFF) {
            news.forEach(sentence -> outside.bell().ring(sentence, how == Tell.SOUND));
        }
    }

    private void tick() {
        long now = nowMillis();
        if (Math.abs(now - model.now().get()) >= TICK_MILLIS) {
            model.now().set(now);
        }
    }

    private void recall(String text) {
        Stream.of(Tell.values())
                .filter(each -> each.name().equals(text.strip()))
                .findFirst()
                .ifPresent(model.tell()::set);
    }
}
