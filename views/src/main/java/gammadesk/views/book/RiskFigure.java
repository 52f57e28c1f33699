package gammadesk.views.book;

import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookOutlook;
import gammadesk.analytics.desk.Reading;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookMargin.Model;
import gammadesk.analytics.risk.LiquidationDistance;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.StressOutcome;
import gammadesk.analytics.risk.TailRisk;
import gammadesk.views.format.Numbers;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A number of a whole book: on a tile, and before and after hypothetical trades. */
enum RiskFigure {
    EQUITY("Equity", Unit.MONEY, "Cash, options and profit of futures not booked yet, in the chosen coin's account") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return book.equity(choice.numeraire());
        }
    },
    DELTA(
            "Delta",
            Unit.COIN,
            "Of the whole account: counted in USD its equity in coin is itself delta; in coin it is not") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return book.accountDelta(choice.numeraire());
        }
    },
    NET_DELTA(
            "Net delta",
            Unit.COIN,
            "As the venue totals it: Black deltas less the premium held in coin; no equity in it") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return book.own().netDelta();
        }
    },
    GAMMA("Gamma 1 %", Unit.COIN, "Change of the positions' delta when every price rises by 1 %") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return book.gammaOnePercent(choice.numeraire());
        }
    },
    VEGA("Vega", Unit.MONEY_PER_POINT, "Every volatility up by one point") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return book.greeks(choice.numeraire()).vega();
        }
    },
    TERM_VEGA(
            "Vega, 30 d",
            Unit.MONEY_PER_POINT,
            "The 30-day volatility up by one point, other terms by the root of time") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return book.greeks(choice.numeraire()).termVega();
        }
    },
    THETA("Theta", Unit.MONEY_PER_DAY, "A calendar day passes") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return book.greeks(choice.numeraire()).theta();
        }
    },
    RHO("Rho", Unit.MONEY_PER_PERCENT, "Rates up by 1 %, spot unchanged") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return book.greeks(choice.numeraire()).rho();
        }
    },
    VANNA("Vanna", Unit.COIN_PER_POINT, "Change of delta per vol point") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return book.greeks(choice.numeraire()).vanna();
        }
    },
    VOLGA("Volga", Unit.MONEY_PER_POINT, "Change of vega per vol point") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return book.greeks(choice.numeraire()).volga();
        }
    },
    CHARM("Charm", Unit.COIN_PER_DAY, "Change of delta per day that passes") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return book.greeks(choice.numeraire()).charm();
        }
    },
    MARGIN_USED(
            "Margin used",
            Unit.PERCENT,
            "Maintenance by the chosen margin as a share of equity: at 100 % the venue liquidates") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return margin(book, choice.model(), margin -> margin.maintenanceShare() * 100);
        }

        @Override
        String reason(BookFigures book, RiskChoice choice) {
            return book.margin(choice.model()).value().isPresent()
                    ? "no equity"
                    : book.margin(choice.model()).reason();
        }
    },
    STANDARD_INITIAL(
            "Standard: initial", Unit.OWN_COIN, "Standard margin to open, the account's open orders included") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return margin(book, Model.STANDARD, BookMargin::initial);
        }
    },
    STANDARD_MAINTENANCE("Standard: maintenance", Unit.OWN_COIN, "Standard margin to keep; open orders need none") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return margin(book, Model.STANDARD, BookMargin::maintenance);
        }
    },
    PORTFOLIO_INITIAL(
            "Portfolio: initial", Unit.OWN_COIN, "Portfolio margin to open, the account's open orders included") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return margin(book, Model.PORTFOLIO, BookMargin::initial);
        }
    },
    PORTFOLIO_MAINTENANCE("Portfolio: maintenance", Unit.OWN_COIN, "Portfolio margin to keep; open orders need none") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return margin(book, Model.PORTFOLIO, BookMargin::maintenance);
        }
    },
    VALUE_AT_RISK(
            "VaR", Unit.USD, "Loss over one day that is not exceeded with the chosen confidence; positions alone") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return tail(book, TailRisk::valueAtRisk);
        }

        @Override
        String reason(BookFigures book, RiskChoice choice) {
            return book.outlook()
                    .value()
                    .map(outlook -> outlook.tail().reason())
                    .orElseGet(() -> book.outlook().reason());
        }
    },
    SHORTFALL("Expected shortfall", Unit.USD, "Mean loss over one day beyond the value at risk") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return tail(book, TailRisk::expectedShortfall);
        }
    },
    WORST_STRESS("Worst stress", Unit.USD, "The worst of the named stresses, positions alone") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return worst(book).map(StressOutcome::pnlUsd).orElse(Double.NaN);
        }
    },
    LIQUIDATION_DOWN(
            "Liquidation below",
            Unit.PERCENT,
            "The nearest fall of spot, volatility unmoved, at which equity no longer covers the chosen maintenance") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return edge(book, LiquidationDistance.Edge::down);
        }

        @Override
        String reason(BookFigures book, RiskChoice choice) {
            return distance(book);
        }
    },
    LIQUIDATION_UP(
            "Liquidation above",
            Unit.PERCENT,
            "The nearest rise of spot, volatility unmoved, at which equity no longer covers the chosen maintenance") {
        @Override
        double value(BookFigures book, RiskChoice choice) {
            return edge(book, LiquidationDistance.Edge::up);
        }

        @Override
        String reason(BookFigures book, RiskChoice choice) {
            return distance(book);
        }
    };

    private final String title;
    private final Unit unit;
    private final String explanation;

    RiskFigure(String title, Unit unit, String explanation) {
        this.title = title;
        this.unit = unit;
        this.explanation = explanation;
    }

    /** In what a figure is counted. */
    private enum Unit {
        MONEY,
        MONEY_PER_POINT,
        MONEY_PER_DAY,
        MONEY_PER_PERCENT,
        COIN,
        COIN_PER_POINT,
        COIN_PER_DAY,
        OWN_COIN,
        USD,
        PERCENT;

        String words(RiskChoice choice) {
            String coin = choice.currency().code();
            return switch (this) {
                case MONEY -> choice.money();
                case MONEY_PER_POINT -> choice.money() + " / pt";
                case MONEY_PER_DAY -> choice.money() + " / day";
                case MONEY_PER_PERCENT -> choice.money() + " / 1 %";
                case COIN, OWN_COIN -> coin;
                case COIN_PER_POINT -> coin + " / pt";
                case COIN_PER_DAY -> coin + " / day";
                case USD -> "USD";
                case PERCENT -> "%";
            };
        }

        boolean isUsd(RiskChoice choice) {
            return switch (this) {
                case MONEY, MONEY_PER_POINT, MONEY_PER_DAY, MONEY_PER_PERCENT -> choice.numeraire() == Numeraire.USD;
                case USD -> true;
                default -> false;
            };
        }
    }

    /** NaN where it is not known. */
    abstract double value(BookFigures book, RiskChoice choice);

    /** Why it is not known, asked for only then. */
    String reason(BookFigures book, RiskChoice choice) {
        return book.outlook().reason().isEmpty()
                ? "the market does not tell enough"
                : book.outlook().reason();
    }

    String title() {
        return title;
    }

    String unit(RiskChoice choice) {
        return unit.words(choice);
    }

    String explanation() {
        return explanation;
    }

    /** Levels without a sign, everything that is for or against the trader with one. */
    String text(double value, RiskChoice choice) {
        return isLevel() ? Numbers.fixed(value, places(value, choice)) : change(value, choice);
    }

    /** A difference, with its sign. */
    String change(double value, RiskChoice choice) {
        return Numbers.signed(value, places(value, choice));
    }

    /** The same as {@link #text} where there is little room: large USD in thousands. */
    String brief(double value, RiskChoice choice) {
        boolean isLarge = unit.isUsd(choice) && Math.abs(value) >= RiskWords.LARGE_USD;
        return isLarge ? sign(value) + Numbers.compact(value) : text(value, choice);
    }

    private String sign(double value) {
        return value > 0 && !isLevel() ? "+" : "";
    }

    private int places(double value, RiskChoice choice) {
        if (unit.isUsd(choice)) {
            return RiskWords.usdPlaces(value);
        }
        return switch (unit) {
            case PERCENT -> 2;
            case MONEY_PER_POINT, MONEY_PER_DAY, MONEY_PER_PERCENT -> RiskWords.FINE_COIN_DECIMALS;
            default -> RiskWords.COIN_DECIMALS;
        };
    }

    private boolean isLevel() {
        return unit == Unit.OWN_COIN
                || this == MARGIN_USED
                || this == EQUITY
                || this == VALUE_AT_RISK
                || this == SHORTFALL;
    }

    private static double margin(BookFigures book, Model model, ToDoubleFunction<BookMargin> of) {
        return book.margin(model)
                .value()
                .map(of::applyAsDouble)
                .filter(Double::isFinite)
                .orElse(Double.NaN);
    }

    private static double tail(BookFigures book, Function<TailRisk, Double> of) {
        return book.outlook()
                .value()
                .flatMap(outlook -> outlook.tail().value())
                .map(of)
                .orElse(Double.NaN);
    }

    private static double edge(BookFigures book, Function<LiquidationDistance.Edge, OptionalDouble> side) {
        return book.outlook()
                .value()
                .flatMap(outlook -> outlook.liquidation().value())
                .flatMap(RiskFigure::unmoved)
                .map(side)
                .filter(OptionalDouble::isPresent)
                .map(move -> move.getAsDouble() * 100)
                .orElse(Double.NaN);
    }

    private static Optional<LiquidationDistance.Edge> unmoved(LiquidationDistance distance) {
        return distance.edges().stream().min(Comparator.comparingDouble(edge -> Math.abs(edge.volMove())));
    }

    private static String distance(BookFigures book) {
        Reading<BookOutlook> outlook = book.outlook();
        return outlook.value()
                .map(known ->
                        known.liquidation().value().map(RiskFigure::searched).orElseGet(known.liquidation()::reason))
                .orElseGet(outlook::reason);
    }

    private static String searched(LiquidationDistance distance) {
        Column moves = distance.spotMoves();
        return "none between " + Numbers.signed(100 * moves.get(0), 0) + " % and "
                + Numbers.signed(100 * moves.get(moves.size() - 1), 0) + " %";
    }

    /** The worst of the named stresses, empty without an outlook. */
    static Optional<StressOutcome> worst(BookFigures book) {
        return book.outlook()
                .value()
                .flatMap(outlook -> outlook.stresses().stream().min(Comparator.comparingDouble(StressOutcome::pnlUsd)));
    }
}
