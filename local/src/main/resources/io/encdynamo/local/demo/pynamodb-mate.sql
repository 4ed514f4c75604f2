-- A table that Python's pynamodb_mate made, each attribute encrypted under a password. The catalog
-- does not know it yet, so it is read as it is stored.
SELECT * FROM "pynamodb-mate-example-client-side-encryption";

-- The password, which only this computer knows, becomes a key.
CREATE KEY python USING 'pynamodb-mate:file:${password}';

-- The table is registered as it is. Its suite authenticates nothing, and says so.
CREATE TABLE IF NOT EXISTS "pynamodb-mate-example-client-side-encryption" (
  aid STRING PRIMARY KEY,
  secret_integer INTEGER ENCRYPTED DETERMINISTIC KEY python SUITE PYNAMODB_MATE,
  secret_message STRING ENCRYPTED DETERMINISTIC KEY python SUITE PYNAMODB_MATE,
  secret_binary BINARY ENCRYPTED RANDOMIZED KEY python SUITE PYNAMODB_MATE,
  secret_float DOUBLE ENCRYPTED RANDOMIZED KEY python SUITE PYNAMODB_MATE,
  secret_data JSON ENCRYPTED RANDOMIZED KEY python SUITE PYNAMODB_MATE
);

-- What Python wrote, as its owner reads it.
SELECT * FROM "pynamodb-mate-example-client-side-encryption";

-- Equality on ciphertext, and a look into the document.
SELECT aid, secret_data.Bob FROM "pynamodb-mate-example-client-side-encryption"
WHERE secret_message = 'attack at 2PM tomorrow!' AND secret_integer = 1234;

-- Moving to suites that authenticate.
INSERT INTO archive SELECT 'from Python' AS aid, secret_message, secret_binary, secret_integer, secret_float, secret_data
FROM "pynamodb-mate-example-client-side-encryption";

-- The copy, as DynamoDB stores it now.
SELECT aid, secret_message FROM ciphertext.archive WHERE aid = 'from Python';
