package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.port.FeedState;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.DataChart;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Freshness;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.fx.DeskContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;

/** A picture of a part of the evidence. It is of a trial that is over: it does not age. */
abstract class EvidenceChart extends DataChart<Compared> implements EvidencePart {
    private static final double KEY_WIDTH = 18;
    /** It shrinks to what room there is; without this it would keep room for lines that it does not need. */
    private static final double WIDEST = 4_000;

    private static final Freshness PAST = new Freshness(FeedState.LIVE, 0);

    private final FlowPane keys = new FlowPane(14, 1);
    private final String subject;

    /**
     * Lays it out.
     *
     * @param subject what stands in the title while there is nothing to draw
     */
    @SuppressWarnings("this-escape") // The frame only keeps the legend.
    EvidenceChart(
            DeskContext context, ExportTarget exports, Look look, String subject, Function<CanvasPlot, Node> body) {
        super(context, exports, look, body);
        this.subject = subject;
        HBox.setHgrow(keys, Priority.ALWAYS);
        keys.setPrefWrapLength(WIDEST);
        legend(keys);
    }

    /** Why there is nothing to draw; empty when there is. */
    abstract Optional<String> missing(PolicyEvidence evidence);

    @Override
    protected abstract String readout(Compared chosen, PlotFrame area, Point2D at);

    @Override
    protected abstract String csv(Compared chosen);

    @Override
    public final void show(Compared chosen) {
        Optional<String> missing = missing(chosen.own());
        show(new Shown<>(
                missing.isEmpty() ? Optional.of(chosen) : Optional.empty(),
                missing.orElse(""),
                chosen.own().policy() + " " + subject,
                chosen.context(),
                PAST,
                chosen.key()));
    }

    @Override
    protected final boolean isOfThePast() {
        return true;
    }

    final EvidenceColours colours() {
        return EvidenceColours.of(context().theme().get());
    }

    final void keys(List<Label> entries) {
        keys.getChildren().setAll(entries);
    }

    /** A name beside a piece of its line. */
    static Label key(String words, Color colour, double width, Double... dashes) {
        Line line = new Line(0, 0, KEY_WIDTH, 0);
        line.setStroke(colour);
        line.setStrokeWidth(width);
        line.getStrokeDashArray().setAll(dashes);
        return new Label(words, line);
    }
}
