/*
 * PartiQL, DynamoDB's PartiQL, the SQL that JDBC applications send, and the driver's own statements.
 *
 * A query may be a bare expression, and a query in parentheses is an expression. So nothing has to
 * look ahead over a parenthesis to tell the two apart: the tree builder does, which sees what was
 * inside.
 */
parser grammar PartiQLParser;

options {
  tokenVocab = PartiQLLexer;
}

singleStatement
  : statement SEMICOLON? EOF
  ;

statement
  : EXPLAIN ANALYZE? (LPAREN FORMAT name RPAREN)? statement # explain
  | insert # insertStatement
  | update # updateStatement
  | delete # deleteStatement
  | copy # copyStatement
  | (DESCRIBE | DESC) qualifiedName # describe
  | SHOW TABLES # showTables
  | SHOW CREATE TABLE qualifiedName # showCreateTable
  | transaction # transactionStatement
  | LBRACE CALL name (LPAREN arguments? RPAREN)? RBRACE # call
  | CALL name LPAREN arguments? RPAREN # call
  | EXEC name arguments? # call
  | catalogDefinition # definitionOfCatalog
  | keyDefinition # definitionOfKey
  | tableDefinition # definitionOfTable
  | viewDefinition # definitionOfView
  | query # queryStatement
  ;

transaction
  : BEGIN (TRANSACTION | WORK)?
  | START TRANSACTION
  | COMMIT WORK?
  | ROLLBACK WORK?
  ;

// ---- Writes

insert
  : (INSERT | UPSERT | REPLACE) INTO qualifiedName (AS name)? columnList? insertSource onConflict?
    returning?
  ;

insertSource
  : VALUE expression (AT expression)?
  | DEFAULT VALUES
  | query
  ;

onConflict
  : ON CONFLICT columnList? (WHERE target=expression)? DO
    (NOTHING | (REPLACE | UPDATE) EXCLUDED (WHERE condition=expression)?)
  ;

update
  : UPDATE qualifiedName (AS? name)? change+ where? returning?
  ;

change
  : SET assignment (COMMA assignment)*
  | REMOVE path (COMMA path)*
  ;

assignment
  : path EQUAL expression
  ;

delete
  : DELETE FROM qualifiedName (AS? name)? where? returning?
  ;

returning
  : RETURNING returningItem (COMMA returningItem)*
  ;

returningItem
  : (ALL | MODIFIED) (OLD | NEW) (STAR | expression)
  | STAR
  | expression
  ;

copy
  : COPY qualifiedName columnList? FROM STRING withOptions?
  | COPY LPAREN query RPAREN TO STRING withOptions?
  ;

// ---- Definitions

catalogDefinition
  : CREATE CATALOG ifNotExists? withOptions? # createCatalog
  | ALTER CATALOG ACCEPT # acceptCatalog
  | ALTER CATALOG REWRAP USING STRING # rewrapCatalog
  | EXPORT CATALOG TO STRING # exportCatalog
  | IMPORT CATALOG FROM STRING # importCatalog
  ;

keyDefinition
  : CREATE KEY ifNotExists? name (USING STRING)? # createKey
  | ALTER KEY name ROTATE # rotateKey
  | ALTER KEY name RETIRE VERSION INTEGER # retireKeyVersion
  | ALTER KEY name REWRAP USING STRING # rewrapKey
  | DROP KEY ifExists? name CONFIRM STRING # dropKey
  ;

tableDefinition
  : CREATE TABLE ifNotExists? qualifiedName LPAREN tableElement (COMMA tableElement)* RPAREN
    withOptions? # createTable
  | ALTER TABLE qualifiedName ADD COLUMN column # addColumn
  | ALTER TABLE qualifiedName DROP COLUMN name # dropColumn
  | ALTER TABLE qualifiedName ALTER COLUMN name SET encrypted withOptions? # setEncrypted
  | ALTER TABLE qualifiedName ALTER COLUMN name DROP ENCRYPTION # dropEncryption
  | ALTER TABLE qualifiedName REENCRYPT columnList? # reencrypt
  | ATTACH TABLE STRING AS RESTORE OF qualifiedName # attachTable
  | FORGET TABLE qualifiedName # forgetTable
  | DROP TABLE ifExists? qualifiedName # dropTable
  | TRUNCATE TABLE qualifiedName # truncateTable
  | CREATE (GLOBAL | LOCAL)? INDEX name ON qualifiedName columnList indexProjection? # createIndex
  | DROP INDEX qualifiedName # dropIndex
  ;

viewDefinition
  : CREATE (OR REPLACE)? VIEW qualifiedName AS query # createView
  | DROP VIEW ifExists? qualifiedName # dropView
  ;

ifNotExists
  : IF NOT EXISTS
  ;

ifExists
  : IF EXISTS
  ;

tableElement
  : PRIMARY KEY columnList
  | index
  | column
  ;

index
  : (LOCAL | GLOBAL)? INDEX name columnList indexProjection?
  ;

indexProjection
  : PROJECTION (ALL | KEYS | INCLUDE columnList)
  ;

column
  : name type? columnProperty*
  ;

columnProperty
  : NOT NULL
  | DEFAULT value
  | PRIMARY KEY
  | encrypted
  ;

encrypted
  : ENCRYPTED encryptedProperty*
  ;

encryptedProperty
  : DETERMINISTIC
  | RANDOMIZED
  | KEY name
  | DOMAIN name
  | SUITE name
  | BLIND INDEX (LPAREN INTEGER RPAREN)?
  | PADDED
  ;

withOptions
  : WITH LPAREN option (COMMA option)* RPAREN
  ;

option
  : name (EQUAL value)?
  ;

columnList
  : LPAREN name (COMMA name)* RPAREN
  ;

// ---- Queries

query
  : withClause? queryOperand queryTail
  ;

withClause
  : WITH RECURSIVE? commonTable (COMMA commonTable)*
  ;

commonTable
  : name columnList? AS LPAREN query RPAREN
  ;

queryOperand
  : select
  | values
  | explicitTable
  | expression
  ;

values
  : VALUES expression (COMMA expression)*
  ;

explicitTable
  : TABLE qualifiedName
  ;

// INTERSECT binds more tightly than the others, which the tree builder knows.
queryTail
  : setOperation* orderBy? limits?
  ;

setOperation
  : OUTER (UNION | EXCEPT | INTERSECT) quantifier? queryOperand
  | (UNION | EXCEPT | INTERSECT) quantifier? corresponding? queryOperand
  ;

corresponding
  : CORRESPONDING (BY columnList)?
  ;

// What stands in parentheses and brackets: expressions, or one query. A query among several has
// parentheses of its own, so that behind a SELECT no comma has to be told from another.
elements
  : expression ((COMMA expression)+ | queryTail)
  | enclosedQuery
  ;

enclosedQuery
  : withClause queryOperand queryTail
  | (select | values | explicitTable) queryTail
  ;

select
  : (SELECT quantifier? projection | pivot) exclude? from? let* where? groupBy? having? windows?
  ;

quantifier
  : ALL
  | DISTINCT
  ;

projection
  : VALUE expression
  | selectItem (COMMA selectItem)*
  ;

selectItem
  : STAR
  | expression (AS? name)?
  ;

pivot
  : PIVOT expression AT expression
  ;

exclude
  : EXCLUDE excludePath (COMMA excludePath)*
  ;

excludePath
  : name step+
  ;

from
  : FROM fromItem (COMMA fromItem)*
  ;

fromItem
  : source join*
  ;

join
  : joinKind? CROSS JOIN source # crossJoin
  | NATURAL joinKind? JOIN source # naturalJoin
  | joinKind? JOIN fromItem joinCondition # conditionalJoin
  ;

joinKind
  : INNER
  | (LEFT | RIGHT | FULL) OUTER?
  | OUTER
  ;

joinCondition
  : ON expression
  | USING columnList
  ;

source
  : LATERAL? value (AS? as=name columnList?)? (AT at=name)? (BY by=name)? # valueSource
  | UNPIVOT value (AS? as=name)? (AT at=name)? (BY by=name)? # unpivotSource
  | LPAREN fromItem (COMMA fromItem)* RPAREN # parenthesizedSource
  | LBRACE IDENTIFIER fromItem RBRACE # outerJoinEscape
  ;

let
  : LET letBinding (COMMA letBinding)*
  ;

letBinding
  : expression AS name
  ;

where
  : WHERE expression
  ;

groupBy
  : GROUP BY quantifier? groupingElement (COMMA groupingElement)* (GROUP AS name)?
  | GROUP ALL (AS name)?
  ;

groupingElement
  : (ROLLUP | CUBE) LPAREN expression (COMMA expression)* RPAREN
  | GROUPING SETS LPAREN groupingElement (COMMA groupingElement)* RPAREN
  | LPAREN RPAREN
  | expression (AS name)?
  ;

having
  : HAVING expression
  ;

windows
  : WINDOW namedWindow (COMMA namedWindow)*
  ;

namedWindow
  : name AS windowSpecification
  ;

windowSpecification
  : LPAREN name? (PARTITION BY expression (COMMA expression)*)? orderBy? frame? RPAREN
  ;

frame
  : (ROWS | RANGE | GROUPS) (frameBound | BETWEEN frameBound AND frameBound) frameExclusion?
  ;

frameBound
  : UNBOUNDED (PRECEDING | FOLLOWING)
  | CURRENT ROW
  | value (PRECEDING | FOLLOWING)
  ;

frameExclusion
  : EXCLUDE (CURRENT ROW | GROUP | TIES | NO OTHERS)
  ;

orderBy
  : ORDER BY orderTerm (COMMA orderTerm)*
  ;

orderTerm
  : expression (ASC | DESC)? (NULLS (FIRST | LAST))?
  ;

limits
  : LIMIT limit=value (OFFSET offset=value)?
  | OFFSET offset=value (ROW | ROWS)? fetch?
  | fetch
  ;

fetch
  : FETCH (FIRST | NEXT) value? (ROW | ROWS) ONLY
  ;

// ---- Expressions

// Operators and operands stand in one list each, as they are written: which operator binds more
// tightly is the tree builder's knowledge. A rule for each level would cost a step for each operand.
expression
  : booleanFactor ((AND | OR) booleanFactor)*
  ;

booleanFactor
  : NOT* value predicateTail*
  ;

predicateTail
  : comparison value # comparisonTail
  | comparison ALL LPAREN query RPAREN # allTail
  | IS NOT? (NULL | MISSING | TRUE | FALSE | UNKNOWN) # isTail
  | IS NOT? DISTINCT FROM value # distinctTail
  | IS NOT? simpleType # isTypeTail
  | NOT? BETWEEN value AND value # betweenTail
  | NOT? IN value # inTail
  | NOT? LIKE value escape? # likeTail
  | NOT? SIMILAR TO value escape? # similarTail
  | OVERLAPS value # overlapsTail
  ;

comparison
  : EQUAL
  | NOT_EQUAL
  | LESS
  | LESS_OR_EQUAL
  | GREATER
  | GREATER_OR_EQUAL
  ;

escape
  : ESCAPE value
  | LBRACE ESCAPE value RBRACE
  ;

value
  : factor ((STAR | SLASH | PERCENT | PLUS | MINUS | CONCATENATE | AMPERSAND) factor)*
  ;

factor
  : (PLUS | MINUS)* atom step*
  ;

path
  : atom step*
  ;

step
  : DOT name # memberStep
  | DOT STRING # stringStep
  | DOT STAR # allMembersStep
  | LBRACKET STAR RBRACKET # allElementsStep
  | LBRACKET expression RBRACKET # elementStep
  ;

atom
  : literal # literalAtom
  | PARAMETER # parameterAtom
  | AT_SIGN? name # variableAtom
  | callName LPAREN callArguments? RPAREN withinGroup? filter? over? # callAtom
  | LPAREN elements RPAREN # parenthesizedAtom
  | CASE operand=expression? when+ (ELSE otherwise=expression)? END # caseAtom
  | (CAST | CAN_CAST | CAN_LOSSLESS_CAST) LPAREN expression AS type RPAREN # castAtom
  | EXISTS LPAREN query RPAREN # existsAtom
  | UNIQUE LPAREN query RPAREN # uniqueAtom
  | LBRACKET elements? RBRACKET # listAtom
  | LBAG elements? RBAG # bagAtom
  | LBRACE (pair (COMMA pair)*)? RBRACE # structAtom
  | LBRACE IDENTIFIER value RBRACE # escapeAtom
  ;

when
  : WHEN expression THEN expression
  ;

pair
  : expression COLON expression
  ;

arguments
  : expression (COMMA expression)*
  ;

// Which of these forms a function has is the builder's business: SUBSTRING, TRIM and the others
// are no keywords, so that a column may have their names.
callArguments
  : STAR # starArguments
  | side=(LEADING | TRAILING | BOTH) characters=value? FROM operand=value # trimArguments
  | FROM operand=value # trimArguments
  | enclosedQuery # queryArgument
  | quantifier? first=expression
    ( (COMMA expression)+
    | queryTail
    | FROM start=value (FOR length=value)?
    | FOR length=value
    | PLACING replacement=value FROM start=value (FOR length=value)?
    ) # plainArguments
  ;

withinGroup
  : WITHIN GROUP LPAREN orderBy RPAREN
  ;

filter
  : FILTER LPAREN WHERE expression RPAREN
  ;

// A FROM that no OVER follows begins a clause, be the table called FIRST.
over
  : (FROM (FIRST | LAST))? ((IGNORE | RESPECT) NULLS)? OVER (name | windowSpecification)
  ;

callName
  : name
  | LEFT
  | RIGHT
  | INSERT
  | ANY
  | SOME
  ;

literal
  : NULL
  | MISSING
  | TRUE
  | FALSE
  | INTEGER
  | DECIMAL
  | DOUBLE
  | STRING
  | BINARY
  | ION
  | DATE STRING
  | (TIME | TIMESTAMP) precision? zone? STRING
  | INTERVAL STRING intervalField (TO intervalField)?
  ;

precision
  : LPAREN INTEGER RPAREN
  ;

zone
  : (WITH | WITHOUT) TIME ZONE
  ;

intervalField
  : name (LPAREN INTEGER (COMMA INTEGER)? RPAREN)?
  ;

// ---- Types

type
  : simpleType
  // LIST<LIST<INTEGER>>: the token >> closes two, which the tree builder counts.
  | typeWord LESS typeArguments (GREATER | RBAG)?
  ;

// All that IS asks for: behind a type in angle brackets no comparison could be told from it.
simpleType
  : (TIME | TIMESTAMP) precision? zone?
  | INTERVAL (intervalField (TO intervalField)?)?
  | typeWord (PRECISION | VARYING | SET)? (LPAREN INTEGER (COMMA INTEGER)* RPAREN)?
  ;

typeWord
  : IDENTIFIER
  | ANY
  | DATE
  | MISSING
  | NULL
  ;

typeArguments
  : typeArgument (COMMA typeArgument)*
  ;

typeArgument
  : (name OPTIONAL? COLON?)? type (NOT NULL)?
  ;

// ---- Names

qualifiedName
  : name (DOT name)*
  ;

name
  : IDENTIFIER
  | QUOTED_IDENTIFIER
  | nonReserved
  ;

nonReserved
  : ACCEPT | ADD | ANALYZE | ATTACH | BEGIN | BLIND | BOTH | CALL | CAN_CAST | CAN_LOSSLESS_CAST
  | CATALOG | COLUMN | COMMIT | CONFIRM | CONFLICT | COPY | CORRESPONDING | CUBE | CURRENT | DATE
  | DESCRIBE | DETERMINISTIC | DO | DOMAIN | ENCRYPTED | ENCRYPTION | EXCLUDE | EXCLUDED | EXEC
  | EXPLAIN | EXPORT | FILTER | FIRST | FOLLOWING | FOR | FORGET | FORMAT | GLOBAL | GROUPING
  | GROUPS | IF | IGNORE | IMPORT | INCLUDE | INDEX | INTERVAL | KEY | KEYS | LAST | LEADING
  | LOCAL | MODIFIED | NEW | NEXT | NO | NOTHING | NULLS | OF | OLD | ONLY | OPTIONAL | OTHERS
  | OVER | PADDED | PARTITION | PLACING | PRECEDING | PRECISION | PROJECTION | RANDOMIZED | RANGE
  | RECURSIVE | REENCRYPT | REMOVE | REPLACE | RESPECT | RESTORE | RETIRE | RETURNING | REWRAP
  | ROLLBACK | ROLLUP | ROTATE | ROW | ROWS | SETS | SHOW | START | SUITE | TABLES | TIES | TIME
  | TIMESTAMP | TO | TRAILING | TRANSACTION | TRUNCATE | UNBOUNDED | UNKNOWN | UPSERT | VALUE
  | VARYING | VERSION | VIEW | WINDOW | WITHIN | WITHOUT | WORK | ZONE
  ;
