package gammadesk.views.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Column;
import gammadesk.views.chart.Viewport.Range;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** Axes of nodes, bins and rows: where things lie. */
class NodesTest {
    private final NodeAxis uneven = new NodeAxis(Column.of(-0.3, -0.1, 0, 0.1, 0.5));

    @Test
    void everyNodeLiesInTheMiddleOfItsCell() {
        for (int i = 0; i < uneven.size(); i++) {
            assertThat(uneven.place(uneven.nodes().get(i))).isCloseTo(i + 0.5, within(1e-12));
            assertThat(uneven.value(i + 0.5)).isCloseTo(uneven.nodes().get(i), within(1e-12));
        }
    }

    @Test
    void valuesBetweenNodesLieOnALineAndComeBack() {
        assertThat(uneven.place(0.3)).isCloseTo(4, within(1e-12));
        for (double value = -0.4; value < 0.6; value += 0.037) {
            assertThat(uneven.value(uneven.place(value))).isCloseTo(value, within(1e-12));
        }
    }

    @Test
    void beyondTheNodesThereIsNone() {
        assertThat(uneven.nodeAt(-0.01)).isEqualTo(-1);
        assertThat(uneven.nodeAt(4.99)).isEqualTo(4);
        assertThat(uneven.nodeAt(5)).isEqualTo(-1);
        assertThat(uneven.nearest(0.06)).isEqualTo(3);
    }

    @Test
    void everyValueIsCountedOnce() {
        Column sample = Column.of(IntStream.range(0, 5000)
                .mapToDouble(i -> Math.sinh((i - 2500) / 300.0))
                .toArray());
        Histogram histogram = Histogram.of(sample, 50, -100);
        double counted = 0;
        for (int bin = 0; bin < histogram.bins(); bin++) {
            counted += histogram.counts().get(bin);
        }
        assertThat(counted + histogram.below() + histogram.above()).isEqualTo(5000);
        assertThat(histogram.bin(-100)).isNotNegative();
        assertThat(histogram.below() + histogram.above()).isLessThan(15);
        assertThat(histogram.bin(histogram.edge(3) + histogram.width() / 2)).isEqualTo(3);
    }

    @Test
    void aSampleOfOneValueHasABin() {
        Histogram histogram = Histogram.of(Column.of(0, 0, 0), 60, 0);
        assertThat(histogram.highest()).isEqualTo(3);
        assertThat(histogram.range().span()).isPositive();
    }

    @Test
    void rowsAreFoundFromTheTopAndAmountsHoldZero() {
        PlotFrame frame = new PlotFrame(100, 10, 300, 200, new Range(-1, 1), new Range(0, 4));
        assertThat(BarRows.at(frame, 11, 4)).isZero();
        assertThat(BarRows.at(frame, 209, 4)).isEqualTo(3);
        assertThat(BarRows.at(frame, 215, 4)).isEqualTo(-1);
        Range losses = BarRows.amounts(List.of(BarRow.of("a", -50, Color.RED, ""), BarRow.of("b", -10, Color.RED, "")));
        assertThat(losses.low()).isLessThan(-50);
        assertThat(losses.contains(0)).isTrue();
        assertThat(BarRows.amounts(List.of()).span()).isPositive();
    }

    @Test
    void sentencesBreakBetweenWords() {
        assertThat(HoverNote.wrap("one two three four", 9)).containsExactly("one two", "three", "four");
        assertThat(HoverNote.wrap("immeasurable x", 5)).containsExactly("immeasurable", "x");
    }
}
