package gammadesk.views.fx;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.format.Numbers;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveTableTest {
    private static final PseudoClass UP = PseudoClass.getPseudoClass("flash-up");

    private record Row(String name, double value) {}

    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    private LiveTable<Row> table;
    private Scene scene;

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @BeforeEach
    void open() {
        Toolkit.run(() -> {
            table = new LiveTable<>(
                    context,
                    "Rows",
                    Row::name,
                    List.of(
                            LiveColumn.words("name", "Name", 6, Row::name),
                            LiveColumn.<Row>figures(
                                            "value", "Value", 6, Row::value, row -> Numbers.fixed(row.value(), 2))
                                    .styled("value")
                                    .flashing()));
            scene = new Scene(new StackPane(table.node()), 400, 300);
            Theme.apply(scene, ThemeMode.DARK);
            lay();
        });
    }

    @Test
    void aChangeFlashesForAMomentAndOnlyWhereItHappened() {
        show(new Row("a", 1), new Row("b", 2));
        show(new Row("a", 1.5), new Row("b", 2));
        assertThat(cell(0).getPseudoClassStates()).contains(UP);
        assertThat(cell(1).getPseudoClassStates()).doesNotContain(UP);
        clock.advanceMillis(400);
        show(new Row("a", 1.5), new Row("b", 2));
        assertThat(cell(0).getPseudoClassStates()).doesNotContain(UP);
    }

    @Test
    void anotherRowInTheSamePlaceDoesNotFlash() {
        show(new Row("a", 1));
        show(new Row("c", 7));
        assertThat(cell(0).getText()).isEqualTo("7.00");
        assertThat(cell(0).getPseudoClassStates()).doesNotContain(UP);
    }

    @Test
    void unknownBecomesADashAndBack() {
        show(new Row("a", Double.NaN));
        assertThat(cell(0).getText()).isEqualTo("—");
        show(new Row("a", 3));
        assertThat(cell(0).getText()).isEqualTo("3.00");
    }

    @Test
    void copyingTakesEveryDigit() {
        show(new Row("a", 1.23456789));
        Toolkit.run(() -> table.focusCell(0, "value"));
        assertThat(Toolkit.call(table::focusedValue)).contains("1.23456789");
        Toolkit.run(() -> table.focusCell(0, "name"));
        assertThat(Toolkit.call(table::focusedValue)).contains("a");
    }

    @Test
    void rowsComeAndGo() {
        show(new Row("a", 1), new Row("b", 2), new Row("c", 3));
        show(new Row("c", 3));
        assertThat(cell(0).getText()).isEqualTo("3.00");
        assertThat(Toolkit.call(() -> scene.getRoot().lookupAll(".live-cell.value").stream()
                        .filter(node -> ((Labeled) node).getText() != null)
                        .count()))
                .isEqualTo(1);
    }

    @Test
    void sortedRowsKeepTheirPlacesUntilTheNextClick() {
        Toolkit.run(() -> table.sortable());
        show(new Row("a", 2), new Row("b", 3), new Row("c", 1));
        Toolkit.run(() -> table.sortBy("value"));
        assertThat(names()).containsExactly("c", "a", "b");
        show(new Row("a", 2), new Row("b", 3), new Row("c", 9));
        assertThat(names()).as("a tick moves nothing").containsExactly("c", "a", "b");
        show(new Row("a", 2), new Row("b", 3), new Row("c", 9), new Row("d", 2.5));
        assertThat(names()).as("a new row takes its place").containsExactly("c", "a", "d", "b");
        show(new Row("a", 2), new Row("d", 2.5), new Row("c", 9));
        assertThat(names()).as("a row that goes leaves the others").containsExactly("c", "a", "d");
        Toolkit.run(() -> table.sortBy("value"));
        assertThat(names()).as("downwards").containsExactly("c", "d", "a");
        Toolkit.run(() -> table.sortBy("value"));
        assertThat(names()).as("as it comes").containsExactly("a", "d", "c");
    }

    @Test
    void whatIsUnknownStandsLastEitherWay() {
        Toolkit.run(() -> table.sortable());
        show(new Row("a", Double.NaN), new Row("b", 1), new Row("c", 2));
        Toolkit.run(() -> table.sortBy("value"));
        assertThat(names()).containsExactly("b", "c", "a");
        Toolkit.run(() -> table.sortBy("value"));
        assertThat(names()).containsExactly("c", "b", "a");
    }

    @Test
    void theFocusStaysWithItsRow() {
        Toolkit.run(() -> table.sortable());
        show(new Row("a", 1), new Row("b", 2), new Row("c", 3));
        Toolkit.run(() -> table.focusCell(1, "name"));
        show(new Row("x", 0), new Row("a", 1), new Row("b", 2), new Row("c", 3));
        assertThat(Toolkit.call(() -> table.chosenRow().orElseThrow().name())).isEqualTo("b");
        show(new Row("x", 0), new Row("a", 1));
        assertThat(Toolkit.call(() -> table.chosenRow())).isEmpty();
    }

    @Test
    void anExportQuotesWhatNeedsIt() {
        show(new Row("a,\"b\"", 1.5));
        assertThat(Toolkit.call(table::csv)).isEqualTo("Name,Value\n\"a,\"\"b\"\"\",1.5\n");
    }

    private List<String> names() {
        return Toolkit.call(() ->
                table.csv().lines().skip(1).map(line -> line.split(",")[0]).toList());
    }

    private void show(Row... rows) {
        Toolkit.run(() -> {
            table.show(List.of(rows));
            lay();
        });
    }

    private void lay() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private Labeled cell(int row) {
        return Toolkit.call(() -> scene.getRoot().lookupAll(".live-cell.value").stream()
                .map(Labeled.class::cast)
                .filter(cell -> cell.getText() != null)
                .sorted((a, b) -> Double.compare(
                        a.localToScene(0, 0).getY(), b.localToScene(0, 0).getY()))
                .toList()
                .get(row));
    }
}
