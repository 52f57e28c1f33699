package gammadesk.views.book;

import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.views.format.Numbers;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The book in nine numbers: each says its unit, and under it what it means. */
final class RiskTiles {
    private static final List<RiskFigure> FIGURES = List.of(
            RiskFigure.EQUITY,
            RiskFigure.DELTA,
            RiskFigure.NET_DELTA,
            RiskFigure.GAMMA,
            RiskFigure.VEGA,
            RiskFigure.THETA,
            RiskFigure.RHO,
            RiskFigure.MARGIN_USED,
            RiskFigure.VALUE_AT_RISK);

    private final FlowPane root = new FlowPane();
    private final Map<RiskFigure, Tile> tiles = new EnumMap<>(RiskFigure.class);

    RiskTiles() {
        root.getStyleClass().add("tiles");
        FIGURES.forEach(figure -> {
            Tile tile = new Tile(figure);
            tiles.put(figure, tile);
            root.getChildren().add(tile.node);
        });
    }

    Node node() {
        return root;
    }

    /** Shows a book, or dashes with the reason. */
    void show(BookPicture picture) {
        RiskChoice choice = picture.choice();
        tiles.values()
                .forEach(tile -> picture.live()
                        .value()
                        .ifPresentOrElse(
                                book -> tile.show(book, choice),
                                () -> tile.miss(choice, picture.live().reason())));
    }

    private static final class Tile {
        private final RiskFigure figure;
        private final Label title = new Label();
        private final Label value = new Label();
        private final Label foot = new Label();
        private final Tooltip tooltip = new Tooltip();
        private final VBox node = new VBox(title, value, foot);

        Tile(RiskFigure figure) {
            this.figure = figure;
            node.getStyleClass().add("tile");
            node.setAccessibleRole(AccessibleRole.TEXT);
            title.getStyleClass().add("tile-title");
            value.getStyleClass().addAll("tile-value", "figures");
            value.setId("tile-" + figure.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            foot.getStyleClass().add("tile-foot");
            Tooltip.install(node, tooltip);
        }

        void show(BookFigures book, RiskChoice choice) {
            double number = figure.value(book, choice);
            boolean known = Double.isFinite(number);
            write(
                    choice,
                    figure.brief(number, choice),
                    known ? foot(figure, book, choice) : figure.reason(book, choice),
                    known ? Numbers.exact(number) : figure.reason(book, choice));
        }

        void miss(RiskChoice choice, String reason) {
            write(choice, Numbers.MISSING, reason, reason);
        }

        private void write(RiskChoice choice, String text, String under, String exact) {
            title.setText(figure == RiskFigure.EQUITY ? figure.title() + ", " + figure.unit(choice) : figure.title());
            value.setText(text);
            foot.setText(under);
            tooltip.setText(figure.title() + ", " + figure.unit(choice) + ": " + exact + "\n" + figure.explanation());
            node.setAccessibleText(figure.title() + ", " + figure.unit(choice) + ": " + text + ", " + under);
        }
    }

    /** The unit, and what else has to be known. */
    private static String foot(RiskFigure figure, BookFigures book, RiskChoice choice) {
        String unit = figure.unit(choice);
        return switch (figure) {
            case EQUITY -> "= " + other(book, choice);
            case DELTA -> unit + ", account";
            case NET_DELTA -> unit + ", venue's";
            case MARGIN_USED -> unit + " · " + margin(book, choice);
            case VALUE_AT_RISK -> unit + ", " + RiskWords.confidence(choice.confidence()) + ", 1 d";
            default -> unit;
        };
    }

    private static String other(BookFigures book, RiskChoice choice) {
        Numeraire other = choice.numeraire() == Numeraire.USD ? Numeraire.COIN : Numeraire.USD;
        double equity = book.equity(other);
        return (other == Numeraire.USD ? Numbers.compact(equity) : Numbers.fixed(equity, RiskWords.COIN_DECIMALS)) + " "
                + choice.withNumeraire(other).money();
    }

    private static String margin(BookFigures book, RiskChoice choice) {
        return book.margin(choice.model())
                .value()
                .map(margin -> "MM " + Numbers.fixed(margin.maintenance(), 3))
                .orElse("");
    }
}
