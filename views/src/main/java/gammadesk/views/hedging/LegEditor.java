package gammadesk.views.hedging;

import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.views.controls.Buttons;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The legs of a proposal to be typed over. What comes out is checked by the desk before it is shown again. */
final class LegEditor {
    private static final int COLUMNS = 9;
    /** More than any venue counts; beyond it a typing error would be written out in full. */
    private static final int MOST_DIGITS = 18;

    private record Row(HedgeLeg leg, TextField amount, TextField limit) {}

    private final Consumer<List<HedgeLeg>> done;
    private final List<Row> rows = new ArrayList<>();
    private final GridPane grid = new GridPane();
    private final Label message = Parts.words("", "form-message");
    private final VBox root;

    /**
     * Begins with legs.
     *
     * @param done takes the new ones, at least one, amounts and limits positive
     * @param leave when nothing is to be changed
     */
    LegEditor(List<HedgeLeg> legs, Consumer<List<HedgeLeg>> done, Runnable leave) {
        this.done = done;
        legs.forEach(leg -> rows.add(new Row(
                leg,
                field("Amount of " + leg.instrument(), leg.amount()),
                field("Limit price of " + leg.instrument(), leg.limitPrice()))));
        grid.getStyleClass().add("hedge-grid");
        Button check = Buttons.button(
                "edit-done",
                "Check and show again",
                "The guardrails look at it, and it waits for a decision",
                this::finish);
        Button no = Buttons.button("edit-leave", "Leave it (Esc)", "Change nothing", leave);
        HBox buttons = new HBox(8, no, check);
        buttons.setAlignment(Pos.CENTER_LEFT);
        message.setId("edit-message");
        this.root = Parts.section("Orders, being edited", grid, message, buttons);
        root.getStyleClass().add("form");
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave.run();
                event.consume();
            }
        });
        lay();
    }

    Node node() {
        return root;
    }

    void focus() {
        rows.stream().findFirst().ifPresent(row -> row.amount().requestFocus());
    }

    private TextField field(String name, BigDecimal value) {
        TextField field = new TextField(HedgeWords.plain(value));
        field.setAccessibleText(name);
        field.setPrefColumnCount(COLUMNS);
        field.setMinWidth(70);
        field.setOnAction(_ -> finish());
        return field;
    }

    private void lay() {
        grid.getChildren().clear();
        grid.addRow(0, Parts.dim(""), Parts.dim("Amount"), Parts.dim(""), Parts.dim("Limit price"), Parts.dim(""));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String instrument = row.leg().instrument();
            row.amount().setId("edit-amount-" + i);
            row.limit().setId("edit-limit-" + i);
            Button drop = new Button("×");
            drop.setId("edit-drop-" + i);
            drop.getStyleClass().add("small");
            drop.setTooltip(new Tooltip("Leave this order out"));
            drop.setAccessibleText("Leave out " + instrument);
            drop.setMinWidth(Region.USE_PREF_SIZE);
            drop.setDisable(rows.size() == 1);
            drop.setOnAction(_ -> {
                rows.remove(row);
                lay();
            });
            grid.addRow(
                    i + 1,
                    Parts.line(HedgeWords.side(row.leg().side()) + "  " + instrument),
                    row.amount(),
                    Parts.dim(HedgeWords.amountUnit(instrument)),
                    row.limit(),
                    Parts.dim(HedgeWords.priceUnit(instrument)),
                    drop);
        }
    }

    private void finish() {
        List<HedgeLeg> legs = new ArrayList<>();
        for (Row row : rows) {
            Optional<BigDecimal> amount = positive(row.amount());
            Optional<BigDecimal> limit = positive(row.limit());
            if (amount.isEmpty() || limit.isEmpty()) {
                message.setText("The " + (amount.isEmpty() ? "amount" : "limit price") + " of "
                        + row.leg().instrument() + " must be a number above zero.");
                return;
            }
            legs.add(new HedgeLeg(row.leg().instrument(), row.leg().side(), amount.get(), limit.get()));
        }
        done.accept(List.copyOf(legs));
    }

    private static Optional<BigDecimal> positive(TextField field) {
        try {
            BigDecimal value = new BigDecimal(field.getText().strip().replace(",", ""));
            boolean isSane = Math.abs(value.scale()) <= MOST_DIGITS && value.precision() <= MOST_DIGITS;
            return isSane && value.signum() > 0 ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
