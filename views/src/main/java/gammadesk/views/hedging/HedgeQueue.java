package gammadesk.views.hedging;

import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.hedging.HedgePicture;
import gammadesk.views.format.Numbers;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.LongProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The proposals that are not ended, newest first. The chosen one stays chosen while others come and go. */
final class HedgeQueue {
    private final ListView<HedgeCard> list = new ListView<>();
    private final LongProperty now;
    private boolean filling;

    /**
     * An empty queue.
     *
     * @param now moves on what counts down
     * @param chosen told when the person chooses a card
     */
    HedgeQueue(LongProperty now, Consumer<HedgeCard> chosen) {
        this.now = now;
        list.setId("hedge-queue");
        list.getStyleClass().add("hedge-queue");
        list.setAccessibleText("Proposals, newest first");
        list.setCellFactory(_ -> new CardCell());
        list.getSelectionModel().selectedItemProperty().subscribe((_, card) -> {
            if (card != null && !filling) {
                chosen.accept(card);
            }
        });
    }

    ListView<HedgeCard> node() {
        return list;
    }

    void show(List<HedgeCard> cards, Optional<String> chosen) {
        filling = true;
        if (!list.getItems().equals(cards)) {
            put(cards);
        }
        int at = chosen.map(id -> cards.stream().map(HedgeCard::id).toList().indexOf(id))
                .orElse(-1);
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != at) {
            list.getSelectionModel().clearAndSelect(at);
        }
        filling = false;
    }

    /** Only what has changed is put, so that the list stays where it is scrolled to. */
    private void put(List<HedgeCard> cards) {
        int common = Math.min(cards.size(), list.getItems().size());
        for (int i = 0; i < common; i++) {
            if (!list.getItems().get(i).equals(cards.get(i))) {
                list.getItems().set(i, cards.get(i));
            }
        }
        if (list.getItems().size() > cards.size()) {
            list.getItems().remove(cards.size(), list.getItems().size());
        } else {
            list.getItems().addAll(cards.subList(common, cards.size()));
        }
    }

    void step(int by) {
        int next = list.getSelectionModel().getSelectedIndex() + by;
        if (next >= 0 && next < list.getItems().size()) {
            list.getSelectionModel().clearAndSelect(next);
            list.scrollTo(Math.max(0, next - 1));
        }
    }

    /** One card: what, whose, its effect in three numbers, its cost, its time. */
    private final class CardCell extends ListCell<HedgeCard> {
        private final Label sentence = Parts.line("", "hedge-card-sentence");
        private final Label chip = new Label();
        private final Label left = Parts.figure("");
        private final Label whose = Parts.line("", "dim-words");
        private final Label cost = Parts.figure("");
        private final Label effect = Parts.line("");
        private final Label margin = new Label();
        private final Label state = Parts.line("", "dim-words");
        private final Label stops = Parts.line("", "hedge-stops");
        private final VBox box;

        CardCell() {
            chip.getStyleClass().add("hedge-chip");
            chip.setMinWidth(Region.USE_PREF_SIZE);
            cost.setTooltip(new Tooltip("Expected cost of the whole hedge, USD"));
            margin.setMinWidth(0);
            margin.setTooltip(new Tooltip(
                    "ES: expected shortfall, the mean loss over the worst scenarios. Margin: initial margin."));
            HBox.setHgrow(state, Priority.ALWAYS);
            state.setMaxWidth(Double.MAX_VALUE);
            HBox standing = new HBox(6, chip, state, left);
            standing.setAlignment(Pos.CENTER_LEFT);
            box = new VBox(2, sentence, spread(whose, cost), effect, margin, stops, standing);
            box.setMinWidth(0);
            setPrefWidth(0);
            now.subscribe((_, _) -> count());
        }

        private static HBox spread(Label first, Label last) {
            Region spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            HBox line = new HBox(6, first, spring, last);
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }

        @Override
        protected void updateItem(@Nullable HedgeCard card, boolean empty) {
            super.updateItem(card, empty);
            if (card == null || empty) {
                setGraphic(null);
                return;
            }
            fill(card);
            setGraphic(box);
        }

        private void fill(HedgeCard card) {
            HedgePicture before = card.proposal().before();
            HedgePicture after = card.proposal().after();
            String coin = card.coin().code();
            sentence.setText(card.proposal().sentence());
            whose.setText(coin + " · " + card.proposal().advisor());
            cost.setText("cost " + Numbers.usd(card.proposal().cost().totalUsd()) + " USD");
            effect.setText("delta " + HedgeWords.coin(before.deltaCoin()) + " → " + HedgeWords.coin(after.deltaCoin())
                    + " " + coin);
            margin.setText("ES " + Numbers.compact(before.shortfallUsd()) + " → "
                    + Numbers.compact(after.shortfallUsd()) + " USD · margin "
                    + Numbers.fixed(before.initialMargin(), 4)
                    + " → " + Numbers.fixed(after.initialMargin(), 4) + " " + coin);
            stops.setText(card.stops().isEmpty() ? "" : "Stopped by " + HedgeWords.stops(card));
            Parts.show(stops, !card.stops().isEmpty());
            chip.setText(HedgeWords.word(card.standing().phase()));
            state.setText(card.standing().state().sentence());
            setAccessibleText(
                    card.proposal().sentence() + ". " + card.standing().state().sentence());
            count();
        }

        private void count() {
            HedgeCard card = getItem();
            if (card != null && !isEmpty()) {
                left.setText(HedgeWords.countdown(Objects.requireNonNull(card), now.get()));
            }
        }
    }
}
