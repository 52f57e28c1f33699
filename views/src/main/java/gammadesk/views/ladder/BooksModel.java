package gammadesk.views.ladder;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the books panel shows. */
final class BooksModel {
    private final ObservableList<String> instruments = FXCollections.observableArrayList();
    private final StringProperty selected = new SimpleStringProperty("");
    private final ObjectProperty<List<BookRow>> book = new SimpleObjectProperty<>(List.of());
    private final IntegerProperty decimals = new SimpleIntegerProperty(2);
    private final StringProperty bookState = new SimpleStringProperty("");
    private final StringProperty bookEmptiness = new SimpleStringProperty("");
    private final ObjectProperty<List<TradeRow>> trades = new SimpleObjectProperty<>(List.of());
    private final StringProperty tradesEmptiness = new SimpleStringProperty("");

    ObservableList<String> instruments() {
        return instruments;
    }

    /** The instrument whose book is shown, empty if none. */
    StringProperty selected() {
        return selected;
    }

    ObjectProperty<List<BookRow>> book() {
        return book;
    }

    /** Decimals of the book's prices. */
    IntegerProperty decimals() {
        return decimals;
    }

    /** How old the book is, and whether it is whole. */
    StringProperty bookState() {
        return bookState;
    }

    StringProperty bookEmptiness() {
        return bookEmptiness;
    }

    ObjectProperty<List<TradeRow>> trades() {
        return trades;
    }

    StringProperty tradesEmptiness() {
        return tradesEmptiness;
    }
}
