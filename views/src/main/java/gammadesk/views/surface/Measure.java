package gammadesk.views.surface;

import gammadesk.analytics.desk.SmileFigures;

/** One figure of a smile. */
enum Measure {
    AT_THE_MONEY("ATM", "at-the-money forward vol, %", "atm_iv_percent"),
    RISK_REVERSAL_25("25Δ RR", "25-delta risk reversal (call − put), vol points", "rr25"),
    BUTTERFLY_25("25Δ BF", "25-delta butterfly (wings − ATM), vol points", "bf25"),
    RISK_REVERSAL_10("10Δ RR", "10-delta risk reversal (call − put), vol points", "rr10"),
    BUTTERFLY_10("10Δ BF", "10-delta butterfly (wings − ATM), vol points", "bf10");

    private final String label;
    private final String sentence;
    private final String column;

    Measure(String label, String sentence, String column) {
        this.label = label;
        this.sentence = sentence;
        this.column = column;
    }

    String label() {
        return label;
    }

    String sentence() {
        return sentence;
    }

    /** For the head of a file. */
    String column() {
        return column;
    }

    double of(SmileFigures figures) {
        return switch (this) {
            case AT_THE_MONEY -> figures.atTheMoney();
            case RISK_REVERSAL_25 -> figures.riskReversal25();
            case BUTTERFLY_25 -> figures.butterfly25();
            case RISK_REVERSAL_10 -> figures.riskReversal10();
            case BUTTERFLY_10 -> figures.butterfly10();
        };
    }
}
