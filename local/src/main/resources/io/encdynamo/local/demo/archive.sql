-- A table whose values are encrypted on the client. DETERMINISTIC values can be looked up by
-- equality, the others are different ciphertexts each time.
CREATE TABLE archive (
  aid STRING PRIMARY KEY,
  secret_message STRING ENCRYPTED DETERMINISTIC,
  secret_binary BINARY ENCRYPTED,
  secret_integer INTEGER ENCRYPTED DETERMINISTIC,
  secret_float DOUBLE ENCRYPTED,
  secret_data JSON ENCRYPTED
);

-- One item. The bytes are those of the text "a secret image".
INSERT INTO archive (aid, secret_message, secret_binary, secret_integer, secret_float, secret_data)
VALUES (
  'aid-001',
  'attack at 2PM tomorrow!',
  X'612073656372657420696d616765',
  1234,
  3.14,
  {'Alice': 1, 'Bob': 2, 'Cathy': 3}
);

-- As its owner reads it.
SELECT * FROM archive WHERE aid = 'aid-001';

-- As DynamoDB stores it: bytes, and nothing that says what they mean.
SELECT * FROM ciphertext.archive WHERE aid = 'aid-001';

-- Equality on an encrypted text: DynamoDB compares ciphertexts.
SELECT aid, secret_message FROM archive WHERE secret_message = 'attack at 2PM tomorrow!';

-- Equality on an encrypted number.
SELECT aid, secret_integer FROM archive WHERE secret_integer = 1234;

-- An encrypted value is changed like any other.
UPDATE archive SET secret_message = 'Hold the fire now!' WHERE aid = 'aid-001';

-- It reads back.
SELECT aid, secret_message FROM archive WHERE aid = 'aid-001';

-- How a look-up by key is answered: one request for one item.
EXPLAIN SELECT secret_message, secret_data FROM archive WHERE aid = 'aid-001';

-- How a scan is answered: what DynamoDB compares, and what is left for after decryption.
EXPLAIN SELECT aid FROM archive WHERE secret_integer = 1234 AND secret_float > 3;
