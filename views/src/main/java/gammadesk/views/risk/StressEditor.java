package gammadesk.views.risk;

import gammadesk.analytics.risk.Stress;
import gammadesk.analytics.risk.Stress.Moves;
import gammadesk.views.chart.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The trader's own stresses: a list, and a form that adds one or changes the one that was picked. */
final class StressEditor {
    private static final int NUMBER_COLUMNS = 6;

    private final RiskModel model;
    private final VBox list = new VBox(2);
    private final TextField name = field("Name", "");
    private final TextField spot = field("Spot move, percent", "0");
    private final TextField vol = field("Volatility, points at 30 days", "0");
    private final TextField power = field("Power of terms", "0");
    private final TextField skew = field("Skew, points", "0");
    private final TextField days = field("Days that pass", "0");
    private final TextField funding = field("Funding that longs pay, percent", "0");
    private final TextField money = field("Move of moneys but USD, percent", "0");
    private final TextField exit = field("Spread to leave, points", "0");
    private final Label trouble = new Label();
    private final Button save = new Button("Add");
    private final VBox root;
    private Optional<Stress> changing = Optional.empty();

    StressEditor(RiskModel model) {
        this.model = model;
        name.setPrefColumnCount(18);
        trouble.setWrapText(true);
        save.setDefaultButton(true);
        save.setOnAction(_ -> save());
        Button clear = new Button("Clear");
        clear.setOnAction(_ -> load(Optional.empty()));
        HBox buttons = new HBox(6, save, clear, trouble);
        buttons.setAlignment(Pos.CENTER_LEFT);
        this.root = new VBox(8, list, form(), buttons);
        list();
    }

    Node node() {
        return root;
    }

    private GridPane form() {
        GridPane form = new GridPane(8, 3);
        form.addRow(0, new Label("Name"), name);
        GridPane.setColumnSpan(name, 3);
        form.addRow(1, new Label("Spot, %"), spot, new Label("Volatility, points at 30 d"), vol);
        form.addRow(2, new Label("Days that pass"), days, new Label("Terms: power (0 moves all alike)"), power);
        form.addRow(3, new Label("Funding longs pay, %"), funding, new Label("Skew, points a deviation"), skew);
        form.addRow(4, new Label("Moneys but USD, %"), money, new Label("Spread to leave, points"), exit);
        return form;
    }

    private static TextField field(String meaning, String text) {
        TextField field = new TextField(text);
        field.setPrefColumnCount(NUMBER_COLUMNS);
        field.setAccessibleText(meaning);
        field.setPromptText(meaning.startsWith("Name") ? "such as Halving night" : "");
        return field;
    }

    private void list() {
        List<Stress> own = model.stresses().get();
        list.getChildren().setAll(own.stream().map(this::line).toList());
        if (own.isEmpty()) {
            list.getChildren().setAll(new Label("No stress of your own yet. Fill in what moves and add it."));
        }
    }

    private Node line(Stress stress) {
        Label words = new Label(stress.name() + ": " + StressesView.moves(stress.moves()));
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setTooltip(new Tooltip(words.getText()));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(
                6,
                words,
                button("Change", stress, () -> load(Optional.of(stress))),
                button("×", stress, () -> remove(stress)));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Button button(String words, Stress stress, Runnable act) {
        Button button = new Button(words);
        button.getStyleClass().addAll("small", "chart-chip");
        button.setAccessibleText((words.equals("×") ? "Remove " : "Change ") + stress.name());
        button.setTooltip(new Tooltip(button.getAccessibleText()));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void load(Optional<Stress> stress) {
        changing = stress;
        Moves moves = stress.map(Stress::moves).orElse(Moves.NONE);
        name.setText(stress.map(Stress::name).orElse(""));
        spot.setText(hundredfold(moves.spot()));
        vol.setText(hundredfold(moves.vol()));
        power.setText(Formats.tick(moves.termPower()));
        skew.setText(hundredfold(moves.skew()));
        days.setText(Formats.tick(moves.days()));
        funding.setText(hundredfold(moves.funding()));
        money.setText(hundredfold(moves.money()));
        exit.setText(hundredfold(moves.exitVol()));
        save.setText(stress.isPresent() ? "Change" : "Add");
        trouble.setText("");
    }

    private static String hundredfold(double fraction) {
        return Formats.tick(100 * fraction);
    }

    private void save() {
        Moves moves = new Moves(
                share(spot),
                share(vol),
                number(power),
                share(skew),
                number(days),
                share(funding),
                share(money),
                share(exit));
        Optional<Stress> next = StressText.of(name.getText(), moves);
        boolean isTaken = next.filter(stress -> isTaken(stress.name())).isPresent();
        if (next.isEmpty() || isTaken) {
            trouble.setText(
                    isTaken
                            ? "Another stress of yours has this name."
                            : "It needs a name and numbers; spot above −100 %, days and spread not negative.");
            return;
        }
        List<Stress> own = new ArrayList<>(model.stresses().get());
        int place = changing.map(own::indexOf).orElse(-1);
        if (place >= 0) {
            own.set(place, next.get());
        } else {
            own.add(next.get());
        }
        change(own);
    }

    private boolean isTaken(String wanted) {
        return model.stresses().get().stream()
                .filter(stress -> !changing.filter(stress::equals).isPresent())
                .anyMatch(stress -> stress.name().equals(wanted));
    }

    private void remove(Stress stress) {
        change(model.stresses().get().stream()
                .filter(each -> !each.equals(stress))
                .toList());
    }

    private void change(List<Stress> own) {
        model.stresses().set(List.copyOf(own));
        load(Optional.empty());
        list();
    }

    private static double share(TextField field) {
        return number(field) / 100;
    }

    /** NaN for anything that is not a number. */
    private static double number(TextField field) {
        try {
            return Double.parseDouble(field.getText().strip().replace(",", "").replace('−', '-'));
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
