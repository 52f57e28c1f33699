package gammadesk.analytics.decision;

import gammadesk.analytics.hedging.Budget;
import gammadesk.analytics.hedging.HardLimits;
import gammadesk.analytics.hedging.HedgeGoal;
import gammadesk.analytics.hedging.Spend;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** One number that a person lays down for a coin, with the unit in which it is typed and told. */
public enum PolicyField {
    TARGET_DELTA(Part.GOAL, "Target delta", "coin", Kind.SIGNED, goal(HedgeGoal::targetDelta)),
    THRESHOLD(Part.GOAL, "Threshold of the plain rule", "coin", Kind.NOT_NEGATIVE, goal(HedgeGoal::threshold)),
    RISK_AVERSION(Part.GOAL, "Risk aversion", "per USD", Kind.POSITIVE, goal(HedgeGoal::riskAversion)),
    REBALANCE(Part.GOAL, "Between two hedges", "hours", Kind.POSITIVE, 24, goal(HedgeGoal::rebalanceDays)),
    CONFIDENCE(Part.GOAL, "Confidence of the shortfall", "%", Kind.SHARE, 100, goal(HedgeGoal::confidence)),
    ACCEPTED(
            Part.GOAL,
            "Shortfall that is accepted",
            "USD",
            Kind.OPTIONAL,
            goal(goal -> known(goal.acceptedShortfallUsd()))),
    COST_WEIGHT(Part.GOAL, "A dollar of cost counts as", "USD", Kind.NOT_NEGATIVE, goal(HedgeGoal::costWeight)),
    PARTICIPATION(Part.GOAL, "Share of the depth to plan with", "%", Kind.SHARE, 100, goal(HedgeGoal::participation)),
    MOST_LEGS(Part.GOAL, "Orders at most", "", Kind.COUNT, goal(HedgeGoal::mostLegs)),
    MOST_DELTA(Part.GOAL, "Delta off target, at most", "coin", Kind.NOT_NEGATIVE, goal(HedgeGoal::mostDelta)),
    MOST_GAMMA(Part.GOAL, "Gamma at most", "coin per USD", Kind.OPTIONAL, goal(goal -> known(goal.mostGamma()))),
    MOST_VEGA(Part.GOAL, "Vega at most", "USD per point", Kind.OPTIONAL, goal(goal -> known(goal.mostVegaUsd()))),
    MOST_MARGIN(
            Part.GOAL,
            "Margin at most",
            "% of equity",
            Kind.OPTIONAL,
            100,
            goal(goal -> known(goal.mostMarginShare()))),
    BREACH(
            Part.GOAL,
            "Greeks soft: a whole breach counts",
            "USD",
            Kind.OPTIONAL,
            goal(goal -> known(goal.breachUsd()))),

    ORDER_NOTIONAL(Part.BUDGET, "Notional an order", "USD", Kind.NOT_NEGATIVE, order(Spend::notionalUsd)),
    HOUR_NOTIONAL(Part.BUDGET, "Notional an hour", "USD", Kind.NOT_NEGATIVE, hour(Spend::notionalUsd)),
    DAY_NOTIONAL(Part.BUDGET, "Notional a day", "USD", Kind.NOT_NEGATIVE, day(Spend::notionalUsd)),
    ORDER_CONTRACTS(Part.BUDGET, "Contracts an order", "coin", Kind.NOT_NEGATIVE, order(Spend::contracts)),
    HOUR_CONTRACTS(Part.BUDGET, "Contracts an hour", "coin", Kind.NOT_NEGATIVE, hour(Spend::contracts)),
    DAY_CONTRACTS(Part.BUDGET, "Contracts a day", "coin", Kind.NOT_NEGATIVE, day(Spend::contracts)),
    ORDER_FEES(Part.BUDGET, "Fees and spread an order", "USD", Kind.NOT_NEGATIVE, order(Spend::feesUsd)),
    HOUR_FEES(Part.BUDGET, "Fees and spread an hour", "USD", Kind.NOT_NEGATIVE, hour(Spend::feesUsd)),
    DAY_FEES(Part.BUDGET, "Fees and spread a day", "USD", Kind.NOT_NEGATIVE, day(Spend::feesUsd)),
    ORDER_DELTA(Part.BUDGET, "Delta an order", "coin", Kind.NOT_NEGATIVE, order(Spend::deltaCoin)),
    HOUR_DELTA(Part.BUDGET, "Delta an hour", "coin", Kind.NOT_NEGATIVE, hour(Spend::deltaCoin)),
    DAY_DELTA(Part.BUDGET, "Delta a day", "coin", Kind.NOT_NEGATIVE, day(Spend::deltaCoin)),
    ORDER_VEGA(Part.BUDGET, "Vega an order", "USD per point", Kind.NOT_NEGATIVE, order(Spend::vegaUsd)),
    HOUR_VEGA(Part.BUDGET, "Vega an hour", "USD per point", Kind.NOT_NEGATIVE, hour(Spend::vegaUsd)),
    DAY_VEGA(Part.BUDGET, "Vega a day", "USD per point", Kind.NOT_NEGATIVE, day(Spend::vegaUsd)),

    LIMIT_ORDER_COIN(Part.LIMITS, "Largest order", "coin", Kind.POSITIVE, limit(HardLimits::orderCoin)),
    LIMIT_ORDER_USD(Part.LIMITS, "Largest order, notional", "USD", Kind.POSITIVE, limit(HardLimits::orderUsd)),
    LIMIT_COLLAR_MARK(Part.LIMITS, "Price off the mark", "%", Kind.SHARE, 100, limit(HardLimits::collarMark)),
    LIMIT_COLLAR_BOOK(Part.LIMITS, "Price beyond the book", "%", Kind.SHARE, 100, limit(HardLimits::collarBook)),
    LIMIT_COLLAR_OPTION(Part.LIMITS, "Both for an option", "%", Kind.SHARE, 100, limit(HardLimits::collarOption)),
    LIMIT_RATE(Part.LIMITS, "Orders a minute", "", Kind.COUNT, limit(HardLimits::ordersPerMinute)),
    LIMIT_DUPLICATE(Part.LIMITS, "Equal order within", "ms", Kind.WHOLE, limit(HardLimits::duplicateMillis)),
    LIMIT_POSITION(Part.LIMITS, "Position in one instrument", "coin", Kind.POSITIVE, limit(HardLimits::positionCoin)),
    LIMIT_DELTA(Part.LIMITS, "Delta of the book", "coin", Kind.POSITIVE, limit(HardLimits::deltaCoin)),
    LIMIT_GAMMA(Part.LIMITS, "Gamma of the book", "coin per USD", Kind.POSITIVE, limit(HardLimits::gamma)),
    LIMIT_VEGA(Part.LIMITS, "Vega of the book", "USD per point", Kind.POSITIVE, limit(HardLimits::vegaUsd)),
    LIMIT_FREE_MARGIN(
            Part.LIMITS, "Free margin, at least", "% of equity", Kind.SHARE, 100, limit(HardLimits::freeMargin)),
    LIMIT_DAILY_LOSS(Part.LIMITS, "Loss of the day", "USD", Kind.POSITIVE, limit(HardLimits::dailyLossUsd)),
    LIMIT_DATA_AGE(Part.LIMITS, "Oldest price", "s", Kind.POSITIVE, limit(HardLimits::dataAgeSeconds)),

    FLATTEN_ORDER(
            Part.FLATTEN,
            "By one order",
            "USD",
            Kind.POSITIVE,
            policy -> policy.flatten().orderUsd()),
    FLATTEN_TOTAL(
            Part.FLATTEN,
            "In all",
            "USD",
            Kind.POSITIVE,
            policy -> policy.flatten().totalUsd()),
    FLATTEN_COLLAR(
            Part.FLATTEN,
            "Price off the mark",
            "%",
            Kind.SHARE,
            100,
            policy -> policy.flatten().collar()),

    VALID(Part.VALIDITY, "A proposal holds for", "s", Kind.POSITIVE, HedgePolicy::validSeconds),
    MOVE(Part.VALIDITY, "Void when a price moves by", "%", Kind.SHARE, 100, HedgePolicy::maximumMove),

    PASSIVE(Part.STYLE, "Waits at its own side for", "s", Kind.NOT_NEGATIVE, style(ExecutionStyle::passiveSeconds)),
    REPRICE(Part.STYLE, "New price at the soonest after", "s", Kind.POSITIVE, style(ExecutionStyle::repriceSeconds)),
    AGGRESSIVE(Part.STYLE, "Crosses for at most", "s", Kind.POSITIVE, style(ExecutionStyle::aggressiveSeconds)),
    SLICE(Part.STYLE, "Share of the depth a slice", "%", Kind.SHARE, 100, style(ExecutionStyle::participation)),
    ROOM(Part.STYLE, "Limit beyond the price met", "%", Kind.SHARE, 100, style(ExecutionStyle::room)),
    OPTION_ROOM(Part.STYLE, "The same for an option", "%", Kind.SHARE, 100, style(ExecutionStyle::optionRoom)),
    LEG(Part.STYLE, "An order's whole time", "s", Kind.POSITIVE, style(ExecutionStyle::legSeconds));

    /** A titled part of what is laid down. */
    public enum Part {
        GOAL("Goal of the advisor"),
        BUDGET("Budget for acting by itself"),
        LIMITS("Hard limits that no order passes"),
        FLATTEN("Flattening by the kill switch"),
        VALIDITY("How long a proposal holds"),
        STYLE("How a decided hedge is worked");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        /** For a heading. */
        public String title() {
            return title;
        }
    }

    /** What may be typed. */
    public enum Kind {
        SIGNED("a number"),
        NOT_NEGATIVE("a number, not below zero"),
        POSITIVE("a number above zero"),
        SHARE("a percentage above 0, at most 100"),
        COUNT("a whole number, at least 1"),
        WHOLE("a whole number, not below zero"),
        OPTIONAL("empty for none, or a number not below zero");

        private static final double MOST = 1e15;

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What it has to be, such as “a number above zero”. */
        public String words() {
            return words;
        }

        /** Whether a value in the unit of storage is one; something that is not a number never is. */
        public boolean holds(double value) {
            boolean isNumber = Math.abs(value) <= MOST;
            return switch (this) {
                case SIGNED -> isNumber;
                case NOT_NEGATIVE, OPTIONAL -> isNumber && value >= 0;
                case POSITIVE -> isNumber && value > 0;
                case SHARE -> value > 0 && value <= 1;
                case COUNT -> value >= 1 && value <= Integer.MAX_VALUE && value == Math.rint(value);
                case WHOLE -> isNumber && value >= 0 && value == Math.rint(value);
            };
        }
    }

    private final Part part;
    private final String label;
    private final String unit;
    private final Kind kind;
    private final double scale;

    @SuppressWarnings("ImmutableEnumChecker") // Readers of records: they hold nothing.
    private final ToDoubleFunction<HedgePolicy> read;

    PolicyField(Part part, String label, String unit, Kind kind, ToDoubleFunction<HedgePolicy> read) {
        this(part, label, unit, kind, 1, read);
    }

    PolicyField(Part part, String label, String unit, Kind kind, double scale, ToDoubleFunction<HedgePolicy> read) {
        this.part = part;
        this.label = label;
        this.unit = unit;
        this.kind = kind;
        this.scale = scale;
        this.read = read;
    }

    /** Where it belongs. */
    public Part part() {
        return part;
    }

    /** What it is called. */
    public String label() {
        return label;
    }

    /** In which it is typed; empty for a plain count. */
    public String unit() {
        return unit;
    }

    /** What may be typed. */
    public Kind kind() {
        return kind;
    }

    /** Of a policy, NaN for an optional one that is not set. */
    public double value(HedgePolicy policy) {
        return read.applyAsDouble(policy);
    }

    /** As it is typed: in its unit, every digit that matters. */
    public String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        double typed = scale * value;
        if (Math.abs(typed) >= 1_000 && typed == Math.rint(typed)) {
            return String.format(Locale.ROOT, "%,d", Math.round(typed)).replace('-', '−');
        }
        BigDecimal shown = BigDecimal.valueOf(typed).round(new MathContext(12));
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    /** For a sentence. */
    public String words(double value) {
        if (Double.isNaN(value)) {
            return "none";
        }
        String number = text(value);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    /** What became what, in one clause. */
    String change(double before, double after) {
        return part.title() + ", " + label + ": " + words(before) + " → " + words(after);
    }

    /** Of what was typed; NaN for what is no number, and for an empty optional one. */
    public double parse(String typed) {
        try {
            double number = Double.parseDouble(typed.strip().replace(",", "").replace('−', '-'));
            return Double.isFinite(number) ? number / scale : Double.NaN;
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    /** Whether what was typed will do. */
    public boolean accepts(String typed) {
        return (kind == Kind.OPTIONAL && typed.isBlank()) || kind.holds(parse(typed));
    }

    private static double known(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private static ToDoubleFunction<HedgePolicy> goal(ToDoubleFunction<HedgeGoal> read) {
        return policy -> read.applyAsDouble(policy.goal());
    }

    private static ToDoubleFunction<HedgePolicy> limit(ToDoubleFunction<HardLimits> read) {
        return policy -> read.applyAsDouble(policy.limits());
    }

    private static ToDoubleFunction<HedgePolicy> style(ToDoubleFunction<ExecutionStyle> read) {
        return policy -> read.applyAsDouble(policy.style());
    }

    private static ToDoubleFunction<HedgePolicy> order(ToDoubleFunction<Spend> read) {
        return budget(Budget::perOrder, read);
    }

    private static ToDoubleFunction<HedgePolicy> hour(ToDoubleFunction<Spend> read) {
        return budget(Budget::perHour, read);
    }

    private static ToDoubleFunction<HedgePolicy> day(ToDoubleFunction<Spend> read) {
        return budget(Budget::perDay, read);
    }

    private static ToDoubleFunction<HedgePolicy> budget(Function<Budget, Spend> span, ToDoubleFunction<Spend> read) {
        return policy -> read.applyAsDouble(span.apply(policy.budget()));
    }
}
