package gammadesk.connectors.ledger;

import gammadesk.analytics.port.Ledger;

class MemoryLedgerTest extends LedgerContract {
    @Override
    Ledger open() {
        return SqliteLedger.inMemory();
    }
}
