<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>BinCounter</name>
    <message>
        <source>bin</source>
        <translation>tramo</translation>
    </message>
    <message>
        <source>samples of the bin (%)</source>
        <translation>muestras del tramo (%)</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>muestras</translation>
    </message>
    <message>
        <source>density</source>
        <translation>densidad</translation>
    </message>
    <message>
        <source>grey: all bins; d: mean distance from the mean label</source>
        <translation>gris: todos los tramos; d: distancia media a la etiqueta media</translation>
    </message>
    <message>
        <source>grey: all bins; outlined: selected; d: mean distance from the mean label</source>
        <translation>gris: todos los tramos; con contorno: seleccionadas; d: distancia media a la etiqueta media</translation>
    </message>
    <message>
        <source>%1 of %2 bins shown</source>
        <translation>se muestran %1 de %2 tramos</translation>
    </message>
    <message>
        <source>DeepMI (α = %1)</source>
        <translation>DeepMI (α = %1)</translation>
    </message>
    <message>
        <source>preview of K = %1</source>
        <translation>vista previa de K = %1</translation>
    </message>
    <message>
        <source>%1 label</source>
        <translation>etiqueta de %1</translation>
    </message>
    <message>
        <source>no labels of these samples are open: the score itself is shown</source>
        <translation>no hay etiquetas abiertas de estas muestras: se muestra la propia puntuación</translation>
    </message>
    <message>
        <source>score of %1</source>
        <translation>puntuación de %1</translation>
    </message>
    <message>
        <source>%1 of %2 samples have a label</source>
        <translation>%1 de %2 muestras tienen etiqueta</translation>
    </message>
    <message>
        <source>%1, bin %2</source>
        <translation>%1, tramo %2</translation>
    </message>
    <message>
        <source>%1: %2 samples</source>
        <translation>%1: %2 muestras</translation>
    </message>
    <message>
        <source>, mean distance from the mean label %1</source>
        <translation>, distancia media a la etiqueta media %1</translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation>, %1 seleccionadas</translation>
    </message>
    <message>
        <source>%1, %2 %3 to %4%5: %6 samples, %7 % of the bin (all bins: %8 %)</source>
        <translation>%1, %2 de %3 a %4%5: %6 muestras, %7 % del tramo (todos los tramos: %8 %)</translation>
    </message>
    <message>
        <source> (not included)</source>
        <translation> (no incluido)</translation>
    </message>
</context>
<context>
    <name>ClosingQuestions</name>
    <message>
        <source>Nothing of what it has done so far is kept.</source>
        <translation>No se conserva nada de lo que ha hecho hasta ahora.</translation>
    </message>
    <message>
        <source>Trials that are finished stay, and the one at hand can go on from its last whole epoch.</source>
        <translation>Los ensayos terminados se conservan, y el que está en curso puede continuar desde su última época completa.</translation>
    </message>
    <message>
        <source>Trials that are finished stay; the one at hand has not done an epoch yet and would begin anew.</source>
        <translation>Los ensayos terminados se conservan; el que está en curso aún no ha completado ninguna época y empezaría de nuevo.</translation>
    </message>
    <message>
        <source>The state after its last whole epoch is kept, and the training can go on from there.</source>
        <translation>Se conserva el estado tras su última época completa, y el entrenamiento puede continuar desde ahí.</translation>
    </message>
    <message>
        <source>It has not done an epoch since it was started, so that there is no new checkpoint to leave.</source>
        <translation>No ha completado ninguna época desde que empezó, de modo que no hay un nuevo punto de control que dejar.</translation>
    </message>
    <message>
        <source>A job is running</source>
        <translation>Hay un trabajo en curso</translation>
    </message>
    <message>
        <source>“%1” is not finished. Stop it?</source>
        <translation>«%1» no ha terminado. ¿Detenerlo?</translation>
    </message>
    <message>
        <source>&amp;Stop and leave a checkpoint</source>
        <translation>&amp;Detener y dejar un punto de control</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>Dejar &amp;que siga</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Cambios sin guardar</translation>
    </message>
    <message>
        <source>Save the changes of this project?</source>
        <translation>¿Guardar los cambios de este proyecto?</translation>
    </message>
    <message numerus="yes">
        <source>Otherwise what was not saved is lost: %n finished trial(s) of the comparison, runs, scores and settings.</source>
        <translation>
            <numerusform>De lo contrario se pierde lo que no se guardó: %n ensayo terminado de la comparación, ejecuciones, puntuaciones y ajustes.</numerusform>
            <numerusform>De lo contrario se pierde lo que no se guardó: %n ensayos terminados de la comparación, ejecuciones, puntuaciones y ajustes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Otherwise runs and scores that were not saved, and settings, are lost.</source>
        <translation>De lo contrario se pierden los ajustes y las ejecuciones y puntuaciones que no se guardaron.</translation>
    </message>
</context>
<context>
    <name>ComparisonJob</name>
    <message numerus="yes">
        <source>Comparing curricula, %n trial(s)</source>
        <translation>
            <numerusform>Comparación de currículos, %n ensayo</numerusform>
            <numerusform>Comparación de currículos, %n ensayos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped; %1 of %n trial(s) finished. Continue in Comparison goes on from there.</source>
        <translation>
            <numerusform>Detenida; %1 de %n ensayo terminado. «Continuar», en Comparación, sigue desde ahí.</numerusform>
            <numerusform>Detenida; %1 de %n ensayos terminados. «Continuar», en Comparación, sigue desde ahí.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonSetup</name>
    <message>
        <source>%1 of %2 training samples have no value of it; every one needs one</source>
        <translation>%1 de %2 muestras de entrenamiento no tienen valor; todas lo necesitan</translation>
    </message>
    <message>
        <source>needs single ratings: open a rating file with the data</source>
        <translation>necesita valoraciones individuales: abra un archivo de valoraciones junto con los datos</translation>
    </message>
    <message>
        <source>the ratings have no %1</source>
        <translation>las valoraciones no incluyen %1</translation>
    </message>
    <message>
        <source>%1, hardest first</source>
        <translation>%1, primero las más difíciles</translation>
    </message>
    <message>
        <source>W/O curriculum</source>
        <translation>Sin currículo</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aleatorio</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Desacuerdo</translation>
    </message>
    <message>
        <source>needs clusters of %1: pre-train first</source>
        <translation>necesita clústeres de %1: primero hay que preentrenar</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 (file)</source>
        <translation>%1 (archivo)</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>reading</source>
        <translation>leyendo</translation>
    </message>
    <message>
        <source>reading features</source>
        <translation>leyendo características</translation>
    </message>
    <message>
        <source>reading runs</source>
        <translation>leyendo ejecuciones</translation>
    </message>
    <message>
        <source>reading scores</source>
        <translation>leyendo puntuaciones</translation>
    </message>
    <message>
        <source>writing features</source>
        <translation>escribiendo características</translation>
    </message>
    <message>
        <source>writing the table</source>
        <translation>escribiendo la tabla</translation>
    </message>
    <message>
        <source>inspecting</source>
        <translation>examinando</translation>
    </message>
    <message>
        <source>making the teaching corpus</source>
        <translation>creando el corpus didáctico</translation>
    </message>
    <message>
        <source>pre-training</source>
        <translation>preentrenando</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenando</translation>
    </message>
    <message>
        <source>comparing curricula</source>
        <translation>comparando currículos</translation>
    </message>
    <message>
        <source>trying K</source>
        <translation>probando valores de K</translation>
    </message>
    <message>
        <source>looking for audio</source>
        <translation>buscando audio</translation>
    </message>
    <message>
        <source>saving runs</source>
        <translation>guardando ejecuciones</translation>
    </message>
    <message>
        <source>saving scores</source>
        <translation>guardando puntuaciones</translation>
    </message>
    <message>
        <source>saving the project</source>
        <translation>guardando el proyecto</translation>
    </message>
    <message>
        <source>trial %1, best development CCC %2</source>
        <translation>ensayo %1, mejor CCC de desarrollo %2</translation>
    </message>
    <message>
        <source>%1: trial %2, best development CCC %3</source>
        <translation>%1: ensayo %2, mejor CCC de desarrollo %3</translation>
    </message>
    <message>
        <source>%1: scores</source>
        <translation>%1: puntuaciones</translation>
    </message>
    <message>
        <source>header</source>
        <translation>cabecera</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>línea %1</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>línea %1, columna %2</translation>
    </message>
    <message>
        <source>line %1, field %2</source>
        <translation>línea %1, campo %2</translation>
    </message>
    <message>
        <source>line %1, attribute %2</source>
        <translation>línea %1, atributo %2</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>fila %1</translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation>fila %1, columna %2</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>columna %1</translation>
    </message>
    <message>
        <source>attribute %1</source>
        <translation>atributo %1</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>byte %1</translation>
    </message>
    <message>
        <source>element %1</source>
        <translation>elemento %1</translation>
    </message>
    <message>
        <source>entry %1</source>
        <translation>entrada %1</translation>
    </message>
    <message>
        <source>dataset %1</source>
        <translation>conjunto de datos %1</translation>
    </message>
    <message>
        <source>variable %1</source>
        <translation>variable %1</translation>
    </message>
    <message>
        <source>member %1</source>
        <translation>miembro %1</translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>muestra %1</translation>
    </message>
    <message>
        <source>Train split</source>
        <translation>partición Train</translation>
    </message>
    <message>
        <source>Development split</source>
        <translation>partición Development</translation>
    </message>
    <message>
        <source>the file does not exist</source>
        <translation>el archivo no existe</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>no existe</translation>
    </message>
    <message>
        <source>is no file</source>
        <translation>no es un archivo</translation>
    </message>
    <message>
        <source>has %L1 bytes, more than the %L2 that are read of such a file</source>
        <translation>tiene %L1 bytes, más de los %L2 que se leen de un archivo así</translation>
    </message>
    <message>
        <source>not enough memory for the %L1 bytes of this file</source>
        <translation>no hay memoria suficiente para los %L1 bytes de este archivo</translation>
    </message>
    <message>
        <source>keeps its values in other files, which are not read; copy them into one file (h5repack)</source>
        <translation>guarda sus valores en otros archivos, que no se leen; cópielos en un solo archivo (h5repack)</translation>
    </message>
    <message>
        <source>is a link to another file, which is not read; copy it into this one (h5repack)</source>
        <translation>es un enlace a otro archivo, que no se lee; cópielo en este (h5repack)</translation>
    </message>
    <message>
        <source>unpacks to more than the %L1 bytes that the archive declares; the file is damaged</source>
        <translation>al descomprimirse ocupa más que los %L1 bytes que declara el archivo; está dañado</translation>
    </message>
    <message>
        <source>this is a folder, expected a file</source>
        <translation>esto es una carpeta; se esperaba un archivo</translation>
    </message>
    <message>
        <source>this is not a regular file; copy its contents to a file first</source>
        <translation>esto no es un archivo normal; copie antes su contenido a un archivo</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>el archivo está vacío</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>no se puede leer: %1</translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation>no se puede escribir</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>no se puede escribir: %1</translation>
    </message>
    <message>
        <source>cannot be written, the disk may be full: %1</source>
        <translation>no se puede escribir; quizá el disco esté lleno: %1</translation>
    </message>
    <message>
        <source>%1: %2; the file was not written, free space or another folder is needed</source>
        <translation>%1: %2; el archivo no se escribió, hace falta espacio libre u otra carpeta</translation>
    </message>
    <message>
        <source>cannot make this folder: %1</source>
        <translation>no se puede crear esta carpeta: %1</translation>
    </message>
    <message>
        <source>the folder cannot be read: %1</source>
        <translation>no se puede leer la carpeta: %1</translation>
    </message>
    <message>
        <source>the file ends here, expected at least %L1 bytes; it is probably truncated</source>
        <translation>el archivo acaba aquí, se esperaban al menos %L1 bytes; probablemente está truncado</translation>
    </message>
    <message>
        <source>not enough memory for %L1 rows of %L2 float32 values, nor room in %3 (DEEPMI_SCRATCH names another folder)</source>
        <translation>no hay memoria suficiente para %L1 filas de %L2 valores float32, ni espacio en %3 (DEEPMI_SCRATCH indica otra carpeta)</translation>
    </message>
    <message>
        <source>not enough memory for %L1 rows of %L2 float32 values</source>
        <translation>no hay memoria suficiente para %L1 filas de %L2 valores float32</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>expected one text</source>
        <translation>se esperaba un texto</translation>
    </message>
    <message>
        <source>expected a text</source>
        <translation>se esperaba un texto</translation>
    </message>
    <message>
        <source>found %1, expected a number</source>
        <translation>se encontró %1, se esperaba un número</translation>
    </message>
    <message>
        <source>found %1, expected a number (a label)</source>
        <translation>se encontró %1, se esperaba un número (una etiqueta)</translation>
    </message>
    <message>
        <source>the value is not a finite number</source>
        <translation>el valor no es un número finito</translation>
    </message>
    <message>
        <source>the value is %1, expected a number</source>
        <translation>el valor es %1, se esperaba un número</translation>
    </message>
    <message>
        <source>a zero byte: this is not text in UTF-8, in UTF-16 with a byte order mark, or in Latin-1</source>
        <translation>un byte nulo: esto no es texto en UTF-8, en UTF-16 con marca de orden de bytes, ni en Latin-1</translation>
    </message>
    <message>
        <source>this is a workbook of a spreadsheet; save its sheet as CSV</source>
        <translation>es un libro de una hoja de cálculo; guarde su hoja como CSV</translation>
    </message>
    <message>
        <source>this is a compressed file (%1); decompress it first</source>
        <translation>es un archivo comprimido (%1); descomprímalo primero</translation>
    </message>
    <message>
        <source>this is a NumPy archive (.npz), expected text</source>
        <translation>es un archivo de NumPy (.npz), se esperaba texto</translation>
    </message>
    <message>
        <source>a byte that is not UTF-8 in a text that was UTF-8 until here; save it in one encoding</source>
        <translation>un byte que no es UTF-8 en un texto que hasta aquí era UTF-8; guárdelo en una sola codificación</translation>
    </message>
    <message>
        <source>a byte that is no character in UTF-8 or in Latin-1</source>
        <translation>un byte que no es un carácter en UTF-8 ni en Latin-1</translation>
    </message>
    <message>
        <source>half a character of UTF-16; the file is truncated</source>
        <translation>medio carácter de UTF-16; el archivo está truncado</translation>
    </message>
    <message>
        <source>half a character of UTF-16; the file is damaged or truncated</source>
        <translation>medio carácter de UTF-16; el archivo está dañado o truncado</translation>
    </message>
    <message>
        <source>a zero character: this is not text</source>
        <translation>un carácter nulo: esto no es texto</translation>
    </message>
    <message>
        <source>found %1, but line %2 of the column has a decimal point; write all of its numbers alike</source>
        <translation>se encontró %1, pero la línea %2 de la columna tiene un punto decimal; escriba todos sus números igual</translation>
    </message>
    <message>
        <source>found %1, whose comma may be a decimal one or set thousands apart, and no other cell of the column tells; write decimal points</source>
        <translation>se encontró %1, cuya coma puede ser decimal o separar millares, y ninguna otra celda de la columna lo aclara; escriba puntos decimales</translation>
    </message>
    <message>
        <source>the file begins with nothing but blank lines</source>
        <translation>el archivo empieza solo con líneas en blanco</translation>
    </message>
    <message>
        <source>the file has no lines, expected a header line and rows</source>
        <translation>el archivo no tiene líneas; se esperaban una cabecera y filas</translation>
    </message>
    <message>
        <source>the file has no lines, expected a header line and rows of numbers</source>
        <translation>el archivo no tiene líneas; se esperaban una cabecera y filas de números</translation>
    </message>
    <message>
        <source>the file has a header line but no rows</source>
        <translation>el archivo tiene cabecera pero ninguna fila</translation>
    </message>
    <message>
        <source>there is no column %1; the columns are %2</source>
        <translation>no hay ninguna columna %1; las columnas son %2</translation>
    </message>
    <message>
        <source>columns %1 and %2 are both named &apos;%3&apos;</source>
        <translation>las columnas %1 y %2 se llaman ambas «%3»</translation>
    </message>
    <message>
        <source>%1: the first column has no heading and is left out</source>
        <translation>%1: la primera columna no tiene encabezado y se omite</translation>
    </message>
    <message>
        <source>%1: the last column, %2, is taken for the class and left out</source>
        <translation>%1: la última columna, %2, se toma por la clase y se omite</translation>
    </message>
    <message>
        <source>%1: the first line has no headings, so it is read as data and the columns have no names</source>
        <translation>%1: la primera línea no tiene encabezados, así que se lee como datos y las columnas no tienen nombre</translation>
    </message>
    <message>
        <source>has no columns of numbers beside names, frame times and classes</source>
        <translation>no tiene columnas de números aparte de nombres, tiempos y clases</translation>
    </message>
    <message>
        <source>the format is not known, expected features as HDF5, .npy, .npz, .mat, HTK, ARFF, CSV or TSV, or a folder of .mat or .htk files</source>
        <translation>el formato no se conoce, se esperaban características en HDF5, .npy, .npz, .mat, HTK, ARFF, CSV o TSV, o una carpeta de archivos .mat o .htk</translation>
    </message>
    <message>
        <source>the ARFF file has no @data line; it is truncated</source>
        <translation>el archivo ARFF no tiene línea @data; está truncado</translation>
    </message>
    <message>
        <source>the ARFF file declares no numeric attributes</source>
        <translation>el archivo ARFF no declara atributos numéricos</translation>
    </message>
    <message>
        <source>the ARFF file has no rows behind @data</source>
        <translation>el archivo ARFF no tiene filas tras @data</translation>
    </message>
    <message>
        <source>expected @attribute NAME followed by numeric, real, integer, string, date or {values}</source>
        <translation>se esperaba @attribute NOMBRE seguido de numeric, real, integer, string, date o {valores}</translation>
    </message>
    <message>
        <source>found %1, expected @relation, @attribute or @data</source>
        <translation>se encontró %1, se esperaba @relation, @attribute o @data</translation>
    </message>
    <message>
        <source>is not numeric, expected numbers only</source>
        <translation>no es numérico, se esperaban solo números</translation>
    </message>
    <message>
        <source>is a sparse ARFF row, expected all values</source>
        <translation>es una fila ARFF dispersa, se esperaban todos los valores</translation>
    </message>
    <message>
        <source>the row has %L1 values, expected one for each of the %L2 attributes</source>
        <translation>la fila tiene %L1 valores, se esperaba uno por cada uno de los %L2 atributos</translation>
    </message>
    <message>
        <source>there is none of this name; the file has %1</source>
        <translation>no hay ninguno con este nombre; el archivo tiene %1</translation>
    </message>
    <message>
        <source>several %1s could be the features, choose one in “Features in”: %2</source>
        <translation>hay varios (%1) que podrían ser las características, elija uno en «Características en»: %2</translation>
    </message>
    <message>
        <source>several %1s could be the row names, choose one in “Names in”: %2</source>
        <translation>hay varios (%1) que podrían ser los nombres de las filas, elija uno en «Nombres en»: %2</translation>
    </message>
    <message>
        <source>no %1 holds numbers in two dimensions (rows × columns); the file has %2</source>
        <translation>ninguno (%1) contiene números en dos dimensiones (filas × columnas); el archivo tiene %2</translation>
    </message>
    <message>
        <source>has %L1 names, expected %L2, one a row of %3</source>
        <translation>tiene %L1 nombres, se esperaban %L2, uno por fila de %3</translation>
    </message>
    <message>
        <source>the name is empty</source>
        <translation>el nombre está vacío</translation>
    </message>
    <message>
        <source>the name %1 is already that of %2; every row needs a name of its own</source>
        <translation>el nombre %1 ya es el de %2; cada fila necesita un nombre propio</translation>
    </message>
    <message>
        <source>is %1, so it has no values</source>
        <translation>es %1, así que no tiene valores</translation>
    </message>
    <message>
        <source>has %L1 values, expected %L2 as in %3</source>
        <translation>tiene %L1 valores, se esperaban %L2 como en %3</translation>
    </message>
    <message>
        <source>is empty, expected a row of features</source>
        <translation>está vacío, se esperaba una fila de características</translation>
    </message>
    <message>
        <source>declares more elements than any memory holds</source>
        <translation>declara más elementos de los que caben en ninguna memoria</translation>
    </message>
    <message>
        <source>this is not an HDF5 file (its signature is missing), expected .h5</source>
        <translation>esto no es un archivo HDF5 (falta su firma); se esperaba .h5</translation>
    </message>
    <message>
        <source>the HDF5 file cannot be opened, it is truncated or damaged: %1</source>
        <translation>el archivo HDF5 no se puede abrir, está truncado o dañado: %1</translation>
    </message>
    <message>
        <source>the folder holds no .mat or .htk files, expected one a sample</source>
        <translation>la carpeta no contiene archivos .mat ni .htk, se esperaba uno por muestra</translation>
    </message>
    <message>
        <source>the folder holds .mat and .htk files, expected one kind</source>
        <translation>la carpeta contiene archivos .mat y .htk, se esperaba un solo tipo</translation>
    </message>
    <message>
        <source>the file ends inside the 12 bytes of the HTK header; it is truncated</source>
        <translation>el archivo termina dentro de los 12 bytes de la cabecera HTK; está truncado</translation>
    </message>
    <message>
        <source>the HTK file is written little-endian, expected big-endian</source>
        <translation>el archivo HTK está escrito en little-endian, se esperaba big-endian</translation>
    </message>
    <message>
        <source>this is no HTK file: it says kind %1 and %2 bytes a frame</source>
        <translation>esto no es un archivo HTK: indica el tipo %1 y %2 bytes por trama</translation>
    </message>
    <message>
        <source>the HTK file holds %1, expected vectors of parameters</source>
        <translation>el archivo HTK contiene %1, se esperaban vectores de parámetros</translation>
    </message>
    <message>
        <source>the HTK file says %1 bytes a frame, expected a multiple of %2</source>
        <translation>el archivo HTK indica %1 bytes por trama, se esperaba un múltiplo de %2</translation>
    </message>
    <message>
        <source>the HTK header says %L1 frames of %L2 bytes, which makes a file of %L3 bytes; it has %L4</source>
        <translation>la cabecera HTK indica %L1 tramas de %L2 bytes, es decir, un archivo de %L3 bytes; tiene %L4</translation>
    </message>
    <message>
        <source>the HTK file has no frames</source>
        <translation>el archivo HTK no tiene tramas</translation>
    </message>
    <message>
        <source>is %1, expected 1 × %2 as in %3</source>
        <translation>es %1, se esperaba 1 × %2 como en %3</translation>
    </message>
    <message>
        <source>the file ends inside its MATLAB header; it is truncated</source>
        <translation>el archivo acaba dentro de su cabecera de MATLAB; está truncado</translation>
    </message>
    <message>
        <source>the MATLAB file&apos;s version is not known, expected 4, 5, 7 or 7.3</source>
        <translation>la versión del archivo MATLAB es desconocida; se esperaba 4, 5, 7 o 7.3</translation>
    </message>
    <message>
        <source>this is not a whole MATLAB file (.mat): it is of another kind, truncated or damaged</source>
        <translation>esto no es un archivo MATLAB (.mat) completo: es de otro tipo, está truncado o dañado</translation>
    </message>
    <message>
        <source>the variable that starts here is longer than the file; the file is truncated or damaged</source>
        <translation>la variable que empieza aquí es más larga que el archivo; el archivo está truncado o dañado</translation>
    </message>
    <message>
        <source>no MATLAB variable starts here; the file is damaged</source>
        <translation>aquí no empieza ninguna variable de MATLAB; el archivo está dañado</translation>
    </message>
    <message>
        <source>the MATLAB file cannot be opened, it is truncated or damaged %1</source>
        <translation>el archivo MATLAB no se puede abrir, está truncado o dañado %1</translation>
    </message>
    <message>
        <source>the MATLAB file is damaged: %1</source>
        <translation>el archivo MATLAB está dañado: %1</translation>
    </message>
    <message>
        <source>the MATLAB file has no variables</source>
        <translation>el archivo MATLAB no tiene variables</translation>
    </message>
    <message>
        <source>cannot be read, the file is damaged %1</source>
        <translation>no se puede leer, el archivo está dañado %1</translation>
    </message>
    <message>
        <source>holds complex numbers, expected real ones</source>
        <translation>contiene números complejos, se esperaban reales</translation>
    </message>
    <message>
        <source>is a sparse matrix, expected a full one</source>
        <translation>es una matriz dispersa, se esperaba una densa</translation>
    </message>
    <message>
        <source>this is not a .npy array (it does not start with its signature)</source>
        <translation>esto no es una matriz .npy (no empieza con su firma)</translation>
    </message>
    <message>
        <source>the .npy version is %1, expected 1, 2 or 3</source>
        <translation>la versión de .npy es %1, se esperaba 1, 2 o 3</translation>
    </message>
    <message>
        <source>the file ends inside the .npy header; it is truncated</source>
        <translation>el archivo acaba dentro de la cabecera .npy; está truncado</translation>
    </message>
    <message>
        <source>the .npy header cannot be understood: %1</source>
        <translation>la cabecera .npy no se entiende: %1</translation>
    </message>
    <message>
        <source>the header declares %L1 elements of %2, but only %L3 bytes follow; the file is truncated</source>
        <translation>la cabecera declara %L1 elementos de %2, pero solo siguen %L3 bytes; el archivo está truncado</translation>
    </message>
    <message>
        <source>it ends before its last element; the file is truncated</source>
        <translation>acaba antes de su último elemento; el archivo está truncado</translation>
    </message>
    <message>
        <source>more bytes follow after the %L1 elements its header declares</source>
        <translation>siguen más bytes tras los %L1 elementos que declara su cabecera</translation>
    </message>
    <message>
        <source>the dtype is %1, expected float16, float32, float64, integers, bool or text</source>
        <translation>el dtype es %1, se esperaba float16, float32, float64, enteros, bool o texto</translation>
    </message>
    <message>
        <source>this is an array of Python objects, which is stored as a pickle and is not read because it can run code; save numbers as float32 and names as str, e.g. names.astype(str)</source>
        <translation>esto es una matriz de objetos de Python, que se guarda como pickle y no se lee porque puede ejecutar código; guarde los números como float32 y los nombres como str, p. ej. names.astype(str)</translation>
    </message>
    <message>
        <source>holds text (%1), expected numbers</source>
        <translation>contiene texto (%1), se esperaban números</translation>
    </message>
    <message>
        <source>holds numbers (%1), expected text</source>
        <translation>contiene números (%1), se esperaba texto</translation>
    </message>
    <message>
        <source>has the shape %1, expected two dimensions: rows, columns</source>
        <translation>tiene la forma %1, se esperaban dos dimensiones: filas, columnas</translation>
    </message>
    <message>
        <source>has the shape %1, so no values</source>
        <translation>tiene la forma %1, así que no tiene valores</translation>
    </message>
    <message>
        <source>this is not a whole zip archive (.npz, .pt), it is truncated or of another kind: %1</source>
        <translation>esto no es un archivo zip completo (.npz, .pt), está truncado o es de otro tipo: %1</translation>
    </message>
    <message>
        <source>its checksum (CRC-32) is wrong; the file is damaged</source>
        <translation>su suma de comprobación (CRC-32) es incorrecta; el archivo está dañado</translation>
    </message>
    <message>
        <source>the rank is out of range, aucurriculum&apos;s ranks are 0 to 1</source>
        <translation>el rango está fuera de los límites: los rangos de aucurriculum van de 0 a 1</translation>
    </message>
    <message>
        <source>the rank stands in line %1 already, each rank must stand once</source>
        <translation>el rango ya está en la línea %1; cada rango debe aparecer una sola vez</translation>
    </message>
    <message>
        <source>the rank contradicts the means, which rise and fall over the ranks; leave the column out to have the samples ranked anew</source>
        <translation>el rango contradice las medias, que suben y bajan a lo largo de los rangos; quite la columna para que las muestras se ordenen de nuevo</translation>
    </message>
    <message>
        <source>ends after %L1 of %L2 bytes; the file is truncated</source>
        <translation>acaba tras %L1 de %L2 bytes; el archivo está truncado</translation>
    </message>
    <message>
        <source>has %L1 features a row, expected %L2 as in %3</source>
        <translation>tiene %L1 características por fila, se esperaban %L2 como en %3</translation>
    </message>
    <message>
        <source>has %L1 features a row, expected %L2 as in the training features %3</source>
        <translation>tiene %L1 características por fila, se esperaban %L2 como en las de entrenamiento %3</translation>
    </message>
    <message>
        <source>the file has no labels</source>
        <translation>el archivo no tiene etiquetas</translation>
    </message>
    <message>
        <source>the file has no ratings</source>
        <translation>el archivo no tiene valoraciones</translation>
    </message>
    <message>
        <source>expected [start - end] TURN_NAME emotion [valence, activation, dominance]</source>
        <translation>se esperaba [start - end] TURN_NAME emotion [valence, activation, dominance]</translation>
    </message>
    <message>
        <source>found %1, expected a turn ([start - end] ...) or the line of one evaluator (C-E1: or A-E1:) of IEMOCAP&apos;s EmoEvaluation</source>
        <translation>se encontró %1, se esperaba un turno ([start - end] ...) o la línea de un evaluador (C-E1: o A-E1:) de EmoEvaluation de IEMOCAP</translation>
    </message>
    <message>
        <source>a rating without the line of its turn above it</source>
        <translation>una valoración sin la línea de su turno encima</translation>
    </message>
    <message>
        <source>found %1, expected &apos;val 3; act 2; dom 2;&apos;, each of them once</source>
        <translation>se encontró %1, se esperaba &apos;val 3; act 2; dom 2;&apos;, cada uno una vez</translation>
    </message>
    <message>
        <source>the turn %1 stands on %2 of %3 as well</source>
        <translation>el turno %1 figura también en %2 de %3</translation>
    </message>
    <message>
        <source>there are no self-reports (lines A-F1:, A-M1: ...)</source>
        <translation>no hay autoevaluaciones (líneas A-F1:, A-M1: ...)</translation>
    </message>
    <message>
        <source>there are no evaluators&apos; ratings (lines A-E1:, A-E2: ...)</source>
        <translation>no hay valoraciones de evaluadores (líneas A-E1:, A-E2: ...)</translation>
    </message>
    <message>
        <source>there are no turns ([start - end] TURN_NAME emotion [V, A, D])</source>
        <translation>no hay turnos ([start - end] TURN_NAME emotion [V, A, D])</translation>
    </message>
    <message>
        <source>this is a folder without IEMOCAP&apos;s EmoEvaluation/*.txt, expected a file of labels or a folder of those</source>
        <translation>esto es una carpeta sin EmoEvaluation/*.txt de IEMOCAP, se esperaba un archivo de etiquetas o una carpeta de esos</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; stands there twice</source>
        <translation>el nombre «%1» aparece dos veces</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; stands on line %2 as well</source>
        <translation>el nombre «%1» aparece también en la línea %2</translation>
    </message>
    <message>
        <source>no name before the first semicolon</source>
        <translation>no hay nombre antes del primer punto y coma</translation>
    </message>
    <message>
        <source>no rater before the first semicolon</source>
        <translation>no hay evaluador antes del primer punto y coma</translation>
    </message>
    <message>
        <source>no file name before the comma</source>
        <translation>no hay nombre de archivo antes de la coma</translation>
    </message>
    <message>
        <source>no attributes; expected fields like &apos;A:3.4; V:3.6; D:3.6;&apos; after the class</source>
        <translation>no hay atributos; se esperaban campos como «A:3.4; V:3.6; D:3.6;» tras la clase</translation>
    </message>
    <message>
        <source>a rating without the consensus line of its file (NAME; class; A:..; V:..; D:..;) above it</source>
        <translation>una valoración sin la línea de consenso de su archivo (NOMBRE; clase; A:..; V:..; D:..;) encima</translation>
    </message>
    <message>
        <source>every sample has one row and no column names a rater: these are labels, not single ratings (those of the MSP corpora are in labels_detailed.csv and labels.txt)</source>
        <translation>cada muestra tiene una fila y ninguna columna nombra al evaluador: son etiquetas, no valoraciones individuales (las de los corpus MSP están en labels_detailed.csv y labels.txt)</translation>
    </message>
    <message>
        <source>labels_detailed.csv has single ratings, not one label a sample; consensus labels are in labels_consensus.csv or labels.txt</source>
        <translation>labels_detailed.csv contiene valoraciones individuales, no una etiqueta por muestra; las de consenso están en labels_consensus.csv o labels.txt</translation>
    </message>
    <message>
        <source>there is no column &apos;%1&apos;, asked for as %2; %3</source>
        <translation>no hay ninguna columna «%1», pedida como %2; %3</translation>
    </message>
    <message>
        <source>two columns could be &apos;%1&apos;, asked for as %2; %3</source>
        <translation>dos columnas podrían ser «%1», pedida como %2; %3</translation>
    </message>
    <message>
        <source>no column has the sample names (FileName, file, name, id ...); %1; choose it in “Names in”</source>
        <translation>ninguna columna tiene los nombres de las muestras (FileName, file, name, id…); %1; indíquela en «Nombres en»</translation>
    </message>
    <message>
        <source>columns &apos;%1&apos; and &apos;%2&apos; could both be the %3; choose the column of %3</source>
        <translation>las columnas «%1» y «%2» podrían ser ambas %3; indique cuál (%3)</translation>
    </message>
    <message>
        <source>the label scale is %1:%2, expected two numbers, the lower first</source>
        <translation>la escala de las etiquetas es %1:%2, se esperaban dos números, el menor primero</translation>
    </message>
    <message>
        <source>no sample has two ratings or more; disagreement needs single ratings by at least two people a sample</source>
        <translation>ninguna muestra tiene dos o más valoraciones; el desacuerdo necesita valoraciones de al menos dos personas por muestra</translation>
    </message>
    <message>
        <source>no name is shared with %1: the labels are named %2, the features %3 (file extensions and folders were ignored)%4</source>
        <translation>ningún nombre coincide con los de %1: las etiquetas se llaman %2 y las características %3 (sin tener en cuenta extensiones ni carpetas)%4</translation>
    </message>
    <message>
        <source>; the names look alike, but one file has letters with accents as one character and the other as a letter and an accent (Unicode&apos;s NFC and NFD): write both in one form</source>
        <translation>; los nombres parecen iguales, pero un archivo tiene las letras con acento como un solo carácter y el otro como letra y acento (NFC y NFD de Unicode): escriba ambos en una misma forma</translation>
    </message>
    <message>
        <source>none of the %L1 samples that have features has a value of %2</source>
        <translation>ninguna de las %L1 muestras con características tiene un valor de %2</translation>
    </message>
    <message>
        <source>test corpus %1 has no labelled samples</source>
        <translation>el corpus de prueba %1 no tiene muestras etiquetadas</translation>
    </message>
    <message>
        <source>two test corpora are called %1</source>
        <translation>dos corpus de prueba se llaman %1</translation>
    </message>
    <message>
        <source>a test corpus cannot be called %1, the name of a split; choose another</source>
        <translation>un corpus de prueba no puede llamarse %1, el nombre de una partición; elija otro</translation>
    </message>
    <message>
        <source>the name stands twice, names must be unique</source>
        <translation>el nombre aparece dos veces; los nombres deben ser únicos</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; stands twice, names must be unique</source>
        <translation>el nombre «%1» aparece dos veces; los nombres deben ser únicos</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; stands twice; ties are settled by names, which must be unique</source>
        <translation>el nombre «%1» aparece dos veces; los empates se resuelven por los nombres, que deben ser únicos</translation>
    </message>
    <message>
        <source>this is no JSON: %1</source>
        <translation>esto no es JSON: %1</translation>
    </message>
    <message>
        <source>%L1 of %L2 training samples have no score (%3); expected a score for each sample of the Train split</source>
        <translation>%L1 de %L2 muestras de entrenamiento no tienen puntuación (%3); se esperaba una por cada muestra de la partición Train</translation>
    </message>
    <message>
        <source>the scores of %1 could all be that of the training sample %2, which only meets them without folder and file extension; spell the names as the labels do</source>
        <translation>las puntuaciones de %1 podrían ser todas la de la muestra de entrenamiento %2, que solo coincide con ellas sin carpeta ni extensión; escriba los nombres como en las etiquetas</translation>
    </message>
    <message>
        <source>there are no scores for %1</source>
        <translation>no hay puntuaciones para %1</translation>
    </message>
    <message>
        <source>there are no samples to rank</source>
        <translation>no hay muestras que ordenar</translation>
    </message>
    <message>
        <source>the number of bins is %L1, expected 1 to %L2</source>
        <translation>el número de tramos es %L1, debe estar entre 1 y %L2</translation>
    </message>
    <message>
        <source>the number of levels is %L1, expected 1 to %L2</source>
        <translation>el número de niveles es %L1, debe estar entre 1 y %L2</translation>
    </message>
    <message>
        <source>the cut %1 between levels must lie above %2 and below the top of the scale, %3</source>
        <translation>el borde %1 entre niveles debe estar por encima de %2 y por debajo del extremo superior de la escala, %3</translation>
    </message>
    <message>
        <source>K is %L1, expected 1 to the number of samples, %L2</source>
        <translation>K es %L1, debe estar entre 1 y el número de muestras, %L2</translation>
    </message>
    <message>
        <source>K is %L1, expected 1 to the number of rows, %L2</source>
        <translation>K es %L1, debe estar entre 1 y el número de filas, %L2</translation>
    </message>
    <message>
        <source>the parameter %1 is %2, expected %3 to %4</source>
        <translation>el parámetro %1 es %2, debe estar entre %3 y %4</translation>
    </message>
    <message>
        <source>the parameter %1 is &apos;%2&apos;, expected one of %3</source>
        <translation>el parámetro %1 es «%2», se esperaba uno de %3</translation>
    </message>
    <message>
        <source>has %L1 samples, fewer than K = %L2 clusters; lower K</source>
        <translation>tiene %L1 muestras, menos que los K = %L2 clústeres; reduzca K</translation>
    </message>
    <message>
        <source>has %L1 rows, fewer than K = %L2 clusters; lower K</source>
        <translation>tiene %L1 filas, menos que los K = %L2 clústeres; reduzca K</translation>
    </message>
    <message>
        <source>has %L1 samples, fewer than the %L2 bins of the curriculum, whose first ones would be empty; take fewer bins</source>
        <translation>tiene %L1 muestras, menos que los %L2 tramos del currículo, cuyos primeros quedarían vacíos; reduzca los tramos</translation>
    </message>
    <message>
        <source>all %L1 labels are the same; there is nothing to learn</source>
        <translation>todas las etiquetas de %L1 son iguales; no hay nada que aprender</translation>
    </message>
    <message>
        <source>all %L1 labels are the same, so that it has no CCC to find the best epoch by</source>
        <translation>todas las etiquetas de %L1 son iguales, así que no hay CCC con que encontrar la mejor época</translation>
    </message>
    <message>
        <source>all %L1 labels of the Development split are the same, so that it has no CCC: the last epoch is kept</source>
        <translation>todas las etiquetas de %L1 de la partición Development son iguales, así que no tiene CCC: se conserva la última época</translation>
    </message>
    <message>
        <source>there is no Development split: the last epoch is kept</source>
        <translation>no hay partición Development: se conserva la última época</translation>
    </message>
    <message>
        <source>training diverged in epoch %1 (a loss is no longer a number); lower the learning rates</source>
        <translation>el entrenamiento divergió en la época %1 (una pérdida ya no es un número); reduzca las tasas de aprendizaje</translation>
    </message>
    <message>
        <source>trial %1 diverged in epoch %2; lower the learning rate</source>
        <translation>el ensayo %1 divergió en la época %2; reduzca la tasa de aprendizaje</translation>
    </message>
    <message>
        <source>device %1 is not available: %2; choose the CPU</source>
        <translation>el dispositivo %1 no está disponible: %2; elija CPU</translation>
    </message>
    <message>
        <source>TF32 is a GPU&apos;s; the CPU has float32 and bfloat16</source>
        <translation>TF32 es de las GPU; la CPU tiene fp32 y bf16</translation>
    </message>
    <message>
        <source>bfloat16 needs a processor with AVX-512 BF16 or AMX, which this one (%1) does not have; choose float32</source>
        <translation>bf16 necesita un procesador con AVX-512 BF16 o AMX, y este (%1) no los tiene; elija fp32</translation>
    </message>
    <message>
        <source>bfloat16 needs oneDNN, which this LibTorch does not have; choose float32</source>
        <translation>bf16 necesita oneDNN, que falta en este LibTorch; elija fp32</translation>
    </message>
    <message>
        <source>bfloat16 needs kernels that are not here: %1; choose TF32</source>
        <translation>la precisión bf16 necesita núcleos de GPU que aquí faltan: %1; elija tf32</translation>
    </message>
    <message>
        <source>the features (%1) do not fit into memory: while the program runs they lie in a file in %2, which is slower</source>
        <translation>las características (%1) no caben en la memoria: mientras el programa funciona están en un archivo en %2, lo que es más lento</translation>
    </message>
    <message>
        <source>the features (%1) fit neither into the GPU&apos;s memory nor into the host&apos;s; take fewer rows or columns, or the CPU</source>
        <translation>las características (%1) no caben ni en la memoria de la GPU ni en la del equipo; use menos filas o columnas, o elija la CPU</translation>
    </message>
    <message>
        <source>the features (%1) do not fit into the GPU&apos;s memory: they stay in the host&apos;s memory and are copied from there batch by batch, which is slower</source>
        <translation>las características (%1) no caben en la memoria de la GPU: se quedan en la memoria del equipo y se copian de allí lote a lote, lo que es más lento</translation>
    </message>
    <message>
        <source>the features (%1) do not fit into the GPU&apos;s memory (%2 free, of which %3 are kept for the work): %4 of them stay in the host&apos;s memory and are read from there, which is slower</source>
        <translation>las características (%1) no caben en la memoria de la GPU (%2 libres, de los que %3 se reservan para el trabajo): %4 de ellas se quedan en la memoria del equipo y se leen de allí, lo que es más lento</translation>
    </message>
    <message>
        <source>the GPU&apos;s memory is full (%1); choose bfloat16, a smaller batch, fewer rows, or the CPU</source>
        <translation>la memoria de la GPU está llena (%1); elija la precisión bf16, un lote más pequeño, menos filas o la CPU</translation>
    </message>
    <message>
        <source>the GPU failed at %1: %2; the training can be resumed from its last checkpoint, also on the CPU</source>
        <translation>la GPU ha fallado en %1: %2; el entrenamiento puede reanudarse desde el último punto de control, o seguir sin GPU eligiendo la CPU</translation>
    </message>
    <message>
        <source>the LSTM multiplies in float32 whatever precision is chosen</source>
        <translation>la LSTM multiplica en fp32, diga lo que diga la precisión elegida</translation>
    </message>
    <message>
        <source>products in bfloat16 make %1 GFLOP/s on this processor, in float32 %2: the precision float32 is faster here</source>
        <translation>los productos en bfloat16 hacen %1 GFLOP/s en este procesador, en float32 %2: aquí la precisión fp32 es más rápida</translation>
    </message>
    <message>
        <source>networks are not available: %1; build with LibTorch (packaging/install-dependencies, then ./studio build)</source>
        <translation>las redes no están disponibles: %1; compile con LibTorch (packaging/install-dependencies y después ./studio build)</translation>
    </message>
    <message>
        <source>the cluster classifier uses %1 effective clusters of K = %2 where K-means uses %3 (epoch %4, accuracy on the pseudo-labels %5)</source>
        <translation>el clasificador de clústeres usa %1 clústeres efectivos de K = %2, mientras que K-means usa %3 (época %4, exactitud en las pseudoetiquetas %5)</translation>
    </message>
    <message>
        <source>the cluster classifier uses %1 effective clusters of K = %2 where K-means uses %3 (epoch %4, accuracy on the pseudo-labels %5); %6</source>
        <translation>el clasificador de clústeres usa %1 clústeres efectivos de K = %2, mientras que K-means usa %3 (época %4, exactitud en las pseudoetiquetas %5); %6</translation>
    </message>
    <message>
        <source>collapse: %1; I(X;Y) of the recognised cluster is not to be trusted; %2</source>
        <translation>colapso: %1; la I(X;Y) del clúster reconocido no es de fiar; %2</translation>
    </message>
    <message>
        <source>choose “keep” as cluster head g, or more batches an epoch (a smaller batch)</source>
        <translation>use «keep» en el cabezal de clústeres o más lotes por época (un lote más pequeño)</translation>
    </message>
    <message>
        <source>the classifier learns by the number of its steps: try a smaller batch or more epochs%1, a larger learning rate of g or fewer clusters; clusters by K-means, in Curriculum, do without the classifier</source>
        <translation>el clasificador aprende según el número de sus pasos: pruebe un lote más pequeño o más épocas%1, una tasa de aprendizaje de g mayor o menos clústeres; los clústeres según K-means prescinden del clasificador</translation>
    </message>
    <message>
        <source>, “Uniform over clusters”</source>
        <translation>, «Uniforme sobre los clústeres»</translation>
    </message>
    <message>
        <source>no checkpoint could be written (%1); the job goes on without one and tries again</source>
        <translation>no se pudo escribir ningún punto de control (%1); el trabajo sigue sin él y lo vuelve a intentar</translation>
    </message>
    <message>
        <source>%1 is not there; going on from the one before it, %2</source>
        <translation>%1 no está; se sigue desde el anterior, %2</translation>
    </message>
    <message>
        <source>%1 is the checkpoint of an unfinished job; this one starts from the beginning and will replace it</source>
        <translation>%1 es el punto de control de un trabajo sin terminar; este empieza desde el principio y lo reemplazará</translation>
    </message>
    <message>
        <source>nothing to resume: there is no checkpoint %1; starting from the beginning</source>
        <translation>nada que reanudar: no existe el punto de control %1; se empieza desde el principio</translation>
    </message>
    <message>
        <source>stopped before the first epoch was done; there is no checkpoint</source>
        <translation>detenido antes de terminar la primera época; no hay punto de control</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenido</translation>
    </message>
    <message>
        <source>is not JSON; expected a project saved by DeepMI Studio</source>
        <translation>no es JSON; se esperaba un proyecto guardado por DeepMI Studio</translation>
    </message>
    <message>
        <source>is not &quot;deepmi-project&quot;; expected a project saved by DeepMI Studio</source>
        <translation>no es &quot;deepmi-project&quot;; se esperaba un proyecto guardado por DeepMI Studio</translation>
    </message>
    <message>
        <source>holds a number that is larger than any; expected a project saved by DeepMI Studio</source>
        <translation>contiene un número mayor que cualquiera; se esperaba un proyecto guardado por DeepMI Studio</translation>
    </message>
    <message>
        <source>is nested too deeply to be a project</source>
        <translation>tiene demasiados niveles para ser un proyecto</translation>
    </message>
    <message>
        <source>was written by a newer program; update this one</source>
        <translation>lo escribió un programa más nuevo; actualice este</translation>
    </message>
    <message>
        <source>has no results of a comparison (plan.json, comparison.json or trials.csv)</source>
        <translation>no contiene resultados de una comparación (plan.json, comparison.json o trials.csv)</translation>
    </message>
    <message>
        <source>expected an object, here is %1</source>
        <translation>se esperaba un objeto, hay %1</translation>
    </message>
    <message>
        <source>expected a list, here is %1</source>
        <translation>se esperaba una lista, hay %1</translation>
    </message>
    <message>
        <source>expected %1, here is %2</source>
        <translation>se esperaba %1, hay %2</translation>
    </message>
    <message>
        <source>expected the name of a file</source>
        <translation>se esperaba el nombre de un archivo</translation>
    </message>
    <message>
        <source>a name or text of the project is not UTF-8 and cannot be saved</source>
        <translation>un nombre o texto del proyecto no está en UTF-8 y no se puede guardar</translation>
    </message>
    <message>
        <source>the assignments are of %L1 samples, DeepMI was computed of %L2</source>
        <translation>las asignaciones son de %L1 muestras y DeepMI se calculó con %L2</translation>
    </message>
    <message>
        <source>the %L1 rows have no names%2; choose a text file with one name a line in “File of names”, or put it beside as %3_names.txt</source>
        <translation>las %L1 filas no tienen nombres%2; indique en «Archivo de nombres» un archivo de texto con un nombre por línea o póngalo al lado como %3_names.txt</translation>
    </message>
    <message>
        <source>%1 split has no rows%2; another column can be named as the split column</source>
        <translation>la partición %1 no tiene filas%2; se puede indicar otra columna como la de las particiones</translation>
    </message>
    <message>
        <source>; the file has %1</source>
        <translation>; el archivo tiene %1</translation>
    </message>
    <message>
        <source>; of the samples that have features there are %1</source>
        <translation>; de las muestras con características hay %1</translation>
    </message>
    <message>
        <source>there is a column %1 but no column %2; give both or neither</source>
        <translation>hay una columna %1 pero ninguna columna %2; dé ambas o ninguna</translation>
    </message>
    <message>
        <source> with “healthy” under “Keep epoch”%1</source>
        <translation> con «healthy» en «Conservar época»%1</translation>
    </message>
    <message>
        <source>is %1, made by a newer version of DeepMI Studio%2; this one reads up to %3</source>
        <translation>es %1, hecha por una versión más nueva de DeepMI Studio%2; esta lee hasta la %3</translation>
    </message>
    <message>
        <source>reading the comparison</source>
        <translation>leyendo la comparación</translation>
    </message>
    <message>
        <source>saving the comparison</source>
        <translation>guardando la comparación</translation>
    </message>
    <message>
        <source>is no folder that can be read</source>
        <translation>no es una carpeta que se pueda leer</translation>
    </message>
    <message>
        <source>chunk %1</source>
        <translation>bloque %1</translation>
    </message>
    <message>
        <source>is %1 bytes long, expected at least 16</source>
        <translation>tiene %1 bytes, se esperaban al menos 16</translation>
    </message>
    <message>
        <source>has %1 channels at %2 frames a second, expected at least one of each</source>
        <translation>tiene %1 canales a %2 muestras por segundo, se esperaba al menos uno de cada</translation>
    </message>
    <message>
        <source>is of encoding %1 with %2 bits, expected PCM (1) of 8, 16, 24 or 32 bits or float (3) of 32 or 64</source>
        <translation>es de codificación %1 con %2 bits, se esperaba PCM (1) de 8, 16, 24 o 32 bits o float (3) de 32 o 64</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>no se puede abrir</translation>
    </message>
    <message>
        <source>is no WAVE file: expected it to begin with RIFF and WAVE</source>
        <translation>no es un archivo WAVE: se esperaba que empezara con RIFF y WAVE</translation>
    </message>
    <message>
        <source>stands before the format, expected it behind</source>
        <translation>está antes del formato, se esperaba después</translation>
    </message>
    <message>
        <source>has no sound: expected a chunk data</source>
        <translation>no tiene sonido: se esperaba un bloque data</translation>
    </message>
    <message>
        <source>%1 is a table: export it as CSV</source>
        <translation>%1 es una tabla: expórtela como CSV</translation>
    </message>
    <message>
        <source>a picture of %L1 × %L2 pixels is too large; choose less dpi or an SVG</source>
        <translation>una imagen de %L1 × %L2 píxeles es demasiado grande; elija menos ppp o un SVG</translation>
    </message>
    <message>
        <source>there is not enough memory for a picture of this size</source>
        <translation>no hay memoria suficiente para una imagen de este tamaño</translation>
    </message>
    <message>
        <source>the picture cannot be encoded: %1</source>
        <translation>la imagen no se puede codificar: %1</translation>
    </message>
    <message>
        <source>K is %L1, expected 1 to the number of samples in the run&apos;s embedding, %L2</source>
        <translation>K es %L1, debe estar entre 1 y el número de muestras del embedding de la ejecución, %L2</translation>
    </message>
    <message>
        <source>a feature file and a label file are needed</source>
        <translation>hacen falta un archivo de características y uno de etiquetas</translation>
    </message>
    <message>
        <source>has %L1 columns, expected the %L2 of %3</source>
        <translation>tiene %L1 columnas, se esperaban las %L2 de %3</translation>
    </message>
    <message>
        <source>has no column that was recognised as labels, expected arousal, valence or dominance; say which column holds them</source>
        <translation>no tiene ninguna columna reconocida como etiquetas, se esperaba activación, valencia o dominancia; indique qué columna las contiene</translation>
    </message>
    <message>
        <source>sample &apos;%1&apos; is not among the data that are open</source>
        <translation>la muestra «%1» no está entre los datos abiertos</translation>
    </message>
    <message>
        <source>another K needs the embedding of a pre-training run, and none is open</source>
        <translation>otro K necesita el embedding de una ejecución de preentrenamiento, y no hay ninguna abierta</translation>
    </message>
    <message>
        <source>there are no data; open some first</source>
        <translation>no hay datos; abra primero algunos</translation>
    </message>
    <message>
        <source>teaching corpus</source>
        <translation>corpus didáctico</translation>
    </message>
    <message>
        <source>was changed by another program while it was read (%L1 bytes before, %L2 bytes now); wait until it is complete and start again</source>
        <translation>otro programa lo cambió mientras se leía (%L1 bytes antes, %L2 bytes ahora); espere a que esté completo y empiece de nuevo</translation>
    </message>
    <message>
        <source>%1 is at work in %2; wait for it or choose another place</source>
        <translation>%1 está trabajando en %2; espere a que acabe o elija otro lugar</translation>
    </message>
    <message>
        <source>the file system of %1 has no locks (%2): see to it yourself that no other program writes %3 meanwhile</source>
        <translation>el sistema de archivos de %1 no tiene bloqueos (%2): asegúrese usted de que ningún otro programa escriba %3 mientras tanto</translation>
    </message>
    <message>
        <source>%1: %2 were asked for, %3 are free; take fewer rows or columns, a smaller pool or batch, fewer tasks at once, or a machine with more memory</source>
        <translation>%1: se pidieron %2 y hay %3 libres; use menos filas o columnas, un conjunto sin etiquetas o un lote más pequeño, menos tareas a la vez, o una máquina con más memoria</translation>
    </message>
    <message>
        <source>cannot write the checkpoint: %1</source>
        <translation>no se puede escribir el punto de control: %1</translation>
    </message>
    <message>
        <source>was made with %1 %2, this job has %3</source>
        <translation>se hizo con %1 %2, este trabajo tiene %3</translation>
    </message>
    <message>
        <source>was made without %1, which this job has</source>
        <translation>se hizo sin %1, que este trabajo tiene</translation>
    </message>
    <message>
        <source>was made with %1, which this job does not have</source>
        <translation>se hizo con %1, que este trabajo no tiene</translation>
    </message>
    <message>
        <source>was made with other data (its data hash is %1, here it is %2)</source>
        <translation>se hizo con otros datos (la huella de sus datos es %1, aquí es %2)</translation>
    </message>
    <message>
        <source>is a checkpoint of deepmi %1, expected one of deepmi %2</source>
        <translation>es un punto de control de deepmi %1, se esperaba uno de deepmi %2</translation>
    </message>
    <message>
        <source>%1; the one before it, %2 (%3), is good: rename it to %4 and resume again</source>
        <translation>%1; el anterior, %2 (%3), está bien: cámbiele el nombre a %4 y vuelva a reanudar</translation>
    </message>
    <message>
        <source>%1; unless it is resumed, the job starts from the beginning</source>
        <translation>%1; si no se reanuda, el trabajo comienza desde el principio</translation>
    </message>
    <message>
        <source>%1; the checkpoint was written by another version of deepmi</source>
        <translation>%1; el punto de control lo escribió otra versión de deepmi</translation>
    </message>
    <message>
        <source>was written by another version of deepmi (its checkpoint format is %1, this program reads %2)</source>
        <translation>lo escribió otra versión de deepmi (su formato de punto de control es %1, este programa lee %2)</translation>
    </message>
    <message>
        <source>is damaged: the lines it begins with are not there</source>
        <translation>está dañado: faltan las líneas con las que empieza</translation>
    </message>
    <message>
        <source>is damaged: its second line is not its size and checksum</source>
        <translation>está dañado: su segunda línea no es su tamaño y su suma de verificación</translation>
    </message>
    <message>
        <source>is cut short: %L1 of %L2 bytes are there</source>
        <translation>está cortado: hay %L1 de %L2 bytes</translation>
    </message>
    <message>
        <source>is damaged: %L1 bytes stand behind its end</source>
        <translation>está dañado: hay %L1 bytes después de su final</translation>
    </message>
    <message>
        <source>is damaged: the checksum of its content is %1, expected %2</source>
        <translation>está dañado: la suma de verificación de su contenido es %1, se esperaba %2</translation>
    </message>
    <message>
        <source>is damaged: it holds fewer values than its header lists</source>
        <translation>está dañado: contiene menos valores de los que enumera su cabecera</translation>
    </message>
    <message>
        <source>is damaged: its header does not say how many values %1 has</source>
        <translation>está dañado: su cabecera no dice cuántos valores tiene %1</translation>
    </message>
    <message>
        <source>is damaged: its header cannot be used (%1)</source>
        <translation>está dañado: su cabecera no se puede usar (%1)</translation>
    </message>
    <message>
        <source>the checkpoint was made with deepmi %1, going on with %2: the result may differ from an undisturbed run&apos;s%3</source>
        <translation>el punto de control se hizo con deepmi %1 y se sigue con %2: el resultado puede diferir del de una ejecución sin interrupciones%3</translation>
    </message>
    <message>
        <source>the checkpoint was made with LibTorch %1, going on with %2: the result may differ from an undisturbed run&apos;s%3</source>
        <translation>el punto de control se hizo con LibTorch %1 y se sigue con %2: el resultado puede diferir del de una ejecución sin interrupciones%3</translation>
    </message>
    <message>
        <source>the checkpoint was made with the device %1, going on with %2: the result may differ from an undisturbed run&apos;s%3</source>
        <translation>el punto de control se hizo con el dispositivo %1 y se sigue con %2: el resultado puede diferir del de una ejecución sin interrupciones%3</translation>
    </message>
    <message>
        <source>the checkpoint was made with products in %1, going on with %2: the result may differ from an undisturbed run&apos;s%3</source>
        <translation>el punto de control se hizo con productos en %1 y se sigue con %2: el resultado puede diferir del de una ejecución sin interrupciones%3</translation>
    </message>
    <message>
        <source> in its last bits</source>
        <translation> en sus últimos bits</translation>
    </message>
    <message>
        <source>stopped; %1 holds the state after %2, from where it can be resumed</source>
        <translation>detenido; %1 guarda el estado tras %2, desde donde puede reanudarse</translation>
    </message>
    <message>
        <source>stopped; %1 holds the state after %2, a later one could not be written (%3); from there it can be resumed</source>
        <translation>detenido; %1 guarda el estado tras %2, no se pudo escribir uno posterior (%3); desde ahí puede reanudarse</translation>
    </message>
    <message>
        <source>stopped, and no checkpoint could be written: %1</source>
        <translation>detenido, y no se pudo escribir ningún punto de control: %1</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>época %1 de %2</translation>
    </message>
    <message>
        <source>epoch %1 of %2 in trial %3 of %4</source>
        <translation>época %1 de %2 en el ensayo %3 de %4</translation>
    </message>
    <message>
        <source>trial %1 of %2</source>
        <translation>ensayo %1 de %2</translation>
    </message>
    <message>
        <source>the GPU failed at %1: %2; choosing the CPU does without it</source>
        <translation>la GPU falló en %1: %2; eligiendo la CPU se prescinde de ella</translation>
    </message>
    <message>
        <source>is not a checkpoint; expected a file that begins with &apos;%1&apos;</source>
        <translation>no es un punto de control; se esperaba un archivo que empiece por &apos;%1&apos;</translation>
    </message>
    <message>
        <source>trials %1 to %2, best development CCC %3</source>
        <translation>ensayos %1 a %2, mejor CCC de desarrollo %3</translation>
    </message>
    <message>
        <source>%1: trials %2 to %3, best development CCC %4</source>
        <translation>%1: ensayos %2 a %3, mejor CCC de desarrollo %4</translation>
    </message>
    <message>
        <source>is %1, more values than matio can count; convert it to HDF5 or .npy</source>
        <translation>es %1, más valores de los que matio puede contar; conviértalo a HDF5 o .npy</translation>
    </message>
    <message>
        <source>epoch %1 of %2 in trials %3 to %4 of %5</source>
        <translation>época %1 de %2 en los ensayos %3 a %4 de %5</translation>
    </message>
    <message>
        <source>kept epoch %1: %2</source>
        <translation>época conservada %1: %2</translation>
    </message>
    <message>
        <source>stopped before the first epoch was done; %1 is still the checkpoint of the job before this one, which can be resumed</source>
        <translation>detenido antes de terminar la primera época; %1 sigue siendo el punto de control del trabajo anterior, que puede reanudarse</translation>
    </message>
    <message>
        <source>is not a RUN.h5 of deepmi pretrain (%1)</source>
        <translation>no es un RUN.h5 de deepmi pretrain (%1)</translation>
    </message>
    <message>
        <source>has %L1 frames, expected one a sample; measures of frames are computed by the command deepmi score</source>
        <translation>tiene %L1 tramas, se esperaba una por muestra; las medidas de tramas las calcula la orden deepmi score</translation>
    </message>
    <message>
        <source>holds frames of utterances (frames, offsets), expected a row a sample; measures of frames are computed by the command deepmi score</source>
        <translation>contiene tramas de locuciones (frames, offsets), se esperaba una fila por muestra; las medidas de tramas las calcula la orden deepmi score</translation>
    </message>
    <message>
        <source>holds a network&apos;s weights, from which a pre-training by the command deepmi pretrain can start</source>
        <translation>contiene los pesos de una red, de los que puede partir un preentrenamiento con la orden deepmi pretrain</translation>
    </message>
    <message>
        <source>; no split column was found, or it says NA of all %L1 samples</source>
        <translation>; no se encontró ninguna columna de particiones, o dice NA de las %L1 muestras</translation>
    </message>
    <message>
        <source>all %L1 labels of the test set %2 are the same (%3): its CCC is 0 whatever is predicted and says nothing</source>
        <translation>todas las etiquetas de %L1 del conjunto de prueba %2 son iguales (%3): su CCC es 0 se prediga lo que se prediga y no dice nada</translation>
    </message>
    <message>
        <source>training networks</source>
        <translation>entrenando redes</translation>
    </message>
    <message>
        <source>%1 is the checkpoint of an unfinished job; this one starts from the beginning and will replace it, since it cannot be resumed: it %2</source>
        <translation>%1 es el punto de control de un trabajo sin terminar; este comienza desde el principio y lo reemplazará, ya que no se puede reanudar: %2</translation>
    </message>
    <message>
        <source>stopped before the first epoch was done; %1 is still the checkpoint of the job before this one, which cannot be resumed: it %2</source>
        <translation>detenido antes de terminar la primera época; %1 sigue siendo el punto de control del trabajo anterior, que no se puede reanudar: %2</translation>
    </message>
    <message>
        <source>is a folder, expected a file</source>
        <translation>es una carpeta; se esperaba un archivo</translation>
    </message>
    <message>
        <source>is not a regular file; copy its contents to a file first</source>
        <translation>no es un archivo normal; copie antes su contenido a un archivo</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>holds the character %1, which is none of Unicode</source>
        <translation>contiene el carácter %1, que no existe en Unicode</translation>
    </message>
    <message>
        <source>is not JSON; expected %1</source>
        <translation>no es JSON; se esperaba: %1</translation>
    </message>
    <message>
        <source>holds a number that is larger than any; expected %1</source>
        <translation>contiene un número mayor que cualquiera; se esperaba: %1</translation>
    </message>
    <message>
        <source>is nested too deeply; expected %1</source>
        <translation>está anidado con demasiada profundidad; se esperaba: %1</translation>
    </message>
    <message>
        <source>the results of a comparison</source>
        <translation>los resultados de una comparación</translation>
    </message>
    <message>
        <source>the label %1 lies outside the scale %2 to %3; if the file has another scale, enter it in “Scale”</source>
        <translation>la etiqueta %1 está fuera de la escala de %2 a %3; si el archivo tiene otra escala, indíquela en «Escala»</translation>
    </message>
    <message>
        <source>%1: all labels lie between %2 and %3, and their scale is taken for %4 to %5; if it is another, open the files again and enter it in “Scale”</source>
        <translation>%1: todas las etiquetas están entre %2 y %3, y se supone que su escala va de %4 a %5; si es otra, vuelva a abrir los archivos e indíquela en «Escala»</translation>
    </message>
    <message>
        <source>the row has %L1 cells, expected %L2 as in the first row</source>
        <translation>la fila tiene %L1 celdas y se esperaban %L2, como en la primera fila</translation>
    </message>
    <message>
        <source>the row has %L1 cells and the first row one; this is no table, expected columns between commas, semicolons or tabs</source>
        <translation>la fila tiene %L1 celdas y la primera fila una; esto no es una tabla, se esperaban columnas separadas por comas, punto y coma o tabuladores</translation>
    </message>
    <message>
        <source>the row has 1 cell, expected %L1 as in the first row</source>
        <translation>la fila tiene 1 celda y se esperaban %L1, como en la primera fila</translation>
    </message>
    <message>
        <source>bfloat16 needs the GPU&apos;s kernels, which cannot train this (%1); it is trained in TF32</source>
        <translation>bfloat16 necesita los núcleos de cálculo para la GPU, que no pueden entrenar esto (%1); se entrena en TF32</translation>
    </message>
    <message>
        <source>bfloat16 needs the GPU&apos;s kernels, and %1; choose TF32 or a smaller batch</source>
        <translation>bfloat16 necesita los núcleos de cálculo para la GPU, y %1; elija TF32 o un lote menor</translation>
    </message>
    <message>
        <source>these trials were begun by kernels of our own and go on by LibTorch&apos;s operations, which draw other dropout masks: they do not end as they would have ended undisturbed</source>
        <translation>estos ensayos comenzaron con nuestros núcleos de cálculo y continúan con las operaciones de LibTorch, que sortean otras máscaras de dropout: no terminan como habrían terminado sin interrupción</translation>
    </message>
    <message>
        <source>these trials were begun by LibTorch&apos;s operations and go on by kernels of our own, which draw other dropout masks: they do not end as they would have ended undisturbed</source>
        <translation>estos ensayos comenzaron con las operaciones de LibTorch y continúan con nuestros núcleos de cálculo, que sortean otras máscaras de dropout: no terminan como habrían terminado sin interrupción</translation>
    </message>
    <message>
        <source>CCC train %1 dev %2; effective clusters: K-means %3, classifier %4 (accuracy %5)</source>
        <translation>CCC entren. %1, des. %2; clústeres efectivos: K-means %3, clasificador %4 (exactitud %5)</translation>
    </message>
    <message>
        <source>CCC train %1; effective clusters: K-means %2, classifier %3 (accuracy %4)</source>
        <translation>CCC entren. %1; clústeres efectivos: K-means %2, clasificador %3 (exactitud %4)</translation>
    </message>
    <message>
        <source>the pre-training collapsed: %1; I(X;Y) is not to be trusted</source>
        <translation>el preentrenamiento colapsó: %1; la I(X;Y) no es de fiar</translation>
    </message>
    <message>
        <source>the pre-training collapsed: %1; I(X;Y) is not to be trusted; clusters by K-means, in Curriculum, do without the classifier</source>
        <translation>el preentrenamiento colapsó: %1; la I(X;Y) no es de fiar; los clústeres según K-means, en Currículo, prescinden del clasificador</translation>
    </message>
    <message>
        <source>the embeddings of all samples lie at one place: try smaller learning rates of both stages and of g, and look whether the features differ from sample to sample</source>
        <translation>los embeddings de todas las muestras están en un mismo lugar: pruebe tasas de aprendizaje menores en ambas etapas y en g, y mire si las características difieren de una muestra a otra</translation>
    </message>
    <message>
        <source>%1 of %2 scores belong to no sample of the labels and are not used (%3)</source>
        <translation>%1 de %2 puntuaciones no corresponden a ninguna muestra de las etiquetas y no se usan (%3)</translation>
    </message>
    <message>
        <source>the scores of all %1 training samples are equal: their order is chance, by the seed of the scores</source>
        <translation>las puntuaciones de las %1 muestras de entrenamiento son iguales: su orden es azar, según la semilla de las puntuaciones</translation>
    </message>
    <message>
        <source>the training ends before all samples have entered: in its last epoch, %1, %2 of %3 are in use</source>
        <translation>el entrenamiento termina antes de que hayan entrado todas las muestras: en su última época, %1, se usan %2 de %3</translation>
    </message>
    <message>
        <source>the training ends before all samples have entered: in its last epoch, %1, %2 of %3 are in use; with this pacing it takes %4 epochs or more</source>
        <translation>el entrenamiento termina antes de que hayan entrado todas las muestras: en su última época, %1, se usan %2 de %3; con este ritmo hacen falta %4 épocas o más</translation>
    </message>
    <message>
        <source>%1 of %2 ratings are of a sample that the same rater has rated before, the first of %3 by %4; each of them counts</source>
        <translation>%1 de %2 valoraciones son de una muestra que la misma persona ya había valorado, la primera de %3 por %4; cada una cuenta</translation>
    </message>
    <message>
        <source>%1: the column %2 holds the label %3, outside the scale %4 to %5 that was given; it is left aside</source>
        <translation>%1: la columna %2 contiene la etiqueta %3, fuera de la escala indicada de %4 a %5; se deja de lado</translation>
    </message>
</context>
<context>
    <name>DurationText</name>
    <message>
        <source>less than 10 s</source>
        <translation>menos de 10 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 días</translation>
    </message>
    <message>
        <source>very long</source>
        <translation>muchísimo tiempo</translation>
    </message>
    <message>
        <source>less than 10 s left</source>
        <translation>quedan menos de 10 s</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>quedan unos %1</translation>
    </message>
    <message>
        <source>less than 1 MB</source>
        <translation>menos de 1 MB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
</context>
<context>
    <name>EmbeddingMap</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>tramo %1</translation>
    </message>
    <message>
        <source>cluster</source>
        <translation>clúster</translation>
    </message>
    <message>
        <source>level of the label</source>
        <translation>nivel de la etiqueta</translation>
    </message>
    <message>
        <source>DeepMI</source>
        <translation>DeepMI</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>tramo</translation>
    </message>
    <message>
        <source>error |predicted − label|</source>
        <translation>error |predicción − etiqueta|</translation>
    </message>
    <message>
        <source>rater spread</source>
        <translation>dispersión de los evaluadores</translation>
    </message>
    <message>
        <source>split</source>
        <translation>partición</translation>
    </message>
    <message>
        <source>principal component %1 (%2 % of the variance)</source>
        <translation>componente principal %1 (%2 % de la varianza)</translation>
    </message>
    <message>
        <source>component %1 (%2 %)</source>
        <translation>componente %1 (%2 %)</translation>
    </message>
    <message>
        <source>%1 groups, numbered</source>
        <translation>%1 grupos, numerados</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>%L1 of %L2 points, drawn by lot</source>
        <translation>%L1 de %L2 puntos, elegidos al azar</translation>
    </message>
</context>
<context>
    <name>FigureExport</name>
    <message>
        <source>%1 is %2, expected %3 to %4</source>
        <translation>%1 es %2; debe estar entre %3 y %4</translation>
    </message>
    <message>
        <source>the width in mm</source>
        <translation>la anchura en mm</translation>
    </message>
    <message>
        <source>the height in mm</source>
        <translation>la altura en mm</translation>
    </message>
    <message>
        <source>the font&apos;s size in pt</source>
        <translation>el tamaño de letra en pt</translation>
    </message>
    <message>
        <source>the resolution in dpi</source>
        <translation>la resolución en ppp</translation>
    </message>
    <message>
        <source>%1 is a table: export it as CSV</source>
        <translation>%1 es una tabla: expórtela como CSV</translation>
    </message>
    <message>
        <source>%1 has no data to write as CSV</source>
        <translation>%1 no tiene datos que escribir como CSV</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>CCC (large dot: mean, bar: 95 % interval of the mean, small dots: trials)</source>
        <translation>CCC (punto grande: media; barra: intervalo del 95 % de la media; puntos pequeños: ensayos)</translation>
    </message>
    <message>
        <source>Welch&apos;s t-test</source>
        <translation>prueba t de Welch</translation>
    </message>
    <message>
        <source>Student&apos;s t-test (pooled)</source>
        <translation>prueba t de Student (combinada)</translation>
    </message>
    <message>
        <source>t-test paired by seed</source>
        <translation>prueba t pareada por semilla</translation>
    </message>
    <message>
        <source>Holm-corrected over the contrasts of a column with W/O curriculum.</source>
        <translation>Corrección de Holm sobre los contrastes de una columna con «sin currículo».</translation>
    </message>
    <message>
        <source>Holm-corrected over the contrasts of the table with W/O curriculum.</source>
        <translation>Corrección de Holm sobre los contrastes de la tabla con «sin currículo».</translation>
    </message>
    <message>
        <source>Holm-corrected over all contrasts of a column.</source>
        <translation>Corrección de Holm sobre todos los contrastes de una columna.</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>muestras</translation>
    </message>
    <message>
        <source>number</source>
        <translation>número</translation>
    </message>
    <message>
        <source>mean level</source>
        <translation>nivel medio</translation>
    </message>
    <message>
        <source>size</source>
        <translation>tamaño</translation>
    </message>
    <message>
        <source>share of I</source>
        <translation>parte de I</translation>
    </message>
    <message>
        <source>effective levels</source>
        <translation>niveles efectivos</translation>
    </message>
    <message>
        <source>predicted level</source>
        <translation>nivel predicho</translation>
    </message>
    <message>
        <source>cluster</source>
        <translation>clúster</translation>
    </message>
    <message>
        <source>; grey cells hold no sample</source>
        <translation>; las celdas grises no tienen muestras</translation>
    </message>
    <message>
        <source>fewer than two samples have both ranks</source>
        <translation>menos de dos muestras tienen ambos rangos</translation>
    </message>
    <message>
        <source>Spearman&apos;s ρ is not defined</source>
        <translation>la ρ de Spearman no está definida</translation>
    </message>
    <message>
        <source>%1 trial</source>
        <translation>%1 ensayo</translation>
    </message>
    <message>
        <source>Symbol: significantly better than its approach (two-tailed %1, p &lt; %2). Bold: highest mean.</source>
        <translation>Símbolo: significativamente mejor que su método (%1 bilateral, p &lt; %2). Negrita: la media más alta.</translation>
    </message>
    <message>
        <source>I(%1;y), thousandths of a nat</source>
        <translation>I(%1;y), milésimas de nat</translation>
    </message>
    <message>
        <source>P(%1,y), per cent</source>
        <translation>P(%1,y), por ciento</translation>
    </message>
    <message>
        <source>log P(%1,y)/(P(%1)P(y)), nats</source>
        <translation>log P(%1,y)/(P(%1)P(y)), nats</translation>
    </message>
    <message>
        <source>predicted %1</source>
        <translation>predicción %1</translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation>clúster %1</translation>
    </message>
    <message>
        <source>%1, %2 %3: %4 samples, I(%5;y) = %6 nats</source>
        <translation>%1, %2 %3: %4 muestras, I(%5;y) = %6 nats</translation>
    </message>
    <message>
        <source>, sorted by %1, descending</source>
        <translation>, orden: %1, descendente</translation>
    </message>
    <message>
        <source>, sorted by %1</source>
        <translation>, orden: %1</translation>
    </message>
    <message>
        <source> (%1 in grey never occur)</source>
        <translation> (%1 en gris no aparecen nunca)</translation>
    </message>
    <message>
        <source>%1 level</source>
        <translation>nivel de %1</translation>
    </message>
    <message>
        <source>%1 = %2 nats, %3</source>
        <translation>%1 = %2 nats, %3</translation>
    </message>
    <message>
        <source>share of the samples, largest %1 %</source>
        <translation>proporción de las muestras; la mayor, %1 %</translation>
    </message>
    <message>
        <source>rank by %1, 0 = easiest</source>
        <translation>rango según %1; 0 = la más fácil</translation>
    </message>
    <message>
        <source>rank by %1</source>
        <translation>rango según %1</translation>
    </message>
    <message>
        <source>Spearman&apos;s ρ = %1</source>
        <translation>ρ de Spearman = %1</translation>
    </message>
    <message>
        <source>%1 shown / %2 total</source>
        <translation>%1 mostradas / %2 en total</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 muestras</translation>
    </message>
</context>
<context>
    <name>FilePreview</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>%1, first: %2</source>
        <translation>%1; las primeras: %2</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Rows × columns</source>
        <translation>Filas × columnas</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>En memoria</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 in %2 rows and %3 columns; the first: %4, column %5, is %6</source>
        <translation>%1 en %2 filas y %3 columnas; el primero, %4, columna %5, es %6</translation>
    </message>
    <message>
        <source>Not finite</source>
        <translation>No finitos</translation>
    </message>
    <message>
        <source>Constant columns</source>
        <translation>Columnas constantes</translation>
    </message>
    <message>
        <source>Beyond ±10⁶</source>
        <translation>Más allá de ±10⁶</translation>
    </message>
    <message>
        <source>split</source>
        <translation>partición</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>Particiones</translation>
    </message>
    <message>
        <source>%1 to %2, mean %3</source>
        <translation>%1 a %2, media %3</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>sin valores</translation>
    </message>
    <message>
        <source>; %1 missing</source>
        <translation>; faltan %1</translation>
    </message>
    <message>
        <source>rater</source>
        <translation>evaluador</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Valoraciones</translation>
    </message>
    <message>
        <source>%1 of %2 samples</source>
        <translation>%1 de %2 muestras</translation>
    </message>
    <message>
        <source>Raters</source>
        <translation>Evaluadores</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>sin nombre</translation>
    </message>
    <message>
        <source>Ratings a sample</source>
        <translation>Valoraciones por muestra</translation>
    </message>
    <message>
        <source>%1 to %2, median %3</source>
        <translation>%1 a %2, mediana %3</translation>
    </message>
    <message>
        <source>There is not enough memory to read %1.</source>
        <translation>No hay memoria suficiente para leer %1.</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>features without labels</source>
        <translation>características sin etiquetas</translation>
    </message>
    <message>
        <source>labels without features</source>
        <translation>etiquetas sin características</translation>
    </message>
    <message>
        <source>the label is missing</source>
        <translation>falta la etiqueta</translation>
    </message>
    <message>
        <source>No column of the label file was recognised as labels. Say under “How it is read” which one holds arousal, valence or dominance.</source>
        <translation>Ninguna columna del archivo de etiquetas se reconoció como etiqueta. Indique en «Cómo se lee» cuál contiene la activación, la valencia o la dominancia.</translation>
    </message>
    <message>
        <source>%1 samples have features and labels.</source>
        <translation>%1 muestras tienen características y etiquetas.</translation>
    </message>
    <message>
        <source>Everything matches.</source>
        <translation>Todo coincide.</translation>
    </message>
    <message>
        <source>no ratings</source>
        <translation>sin valoraciones</translation>
    </message>
    <message>
        <source>%1 labelled samples have no ratings.</source>
        <translation>%1 muestras etiquetadas no tienen valoraciones.</translation>
    </message>
    <message>
        <source>Choose files that belong together, or say under “How it is read” where the names stand.</source>
        <translation>Elija archivos que vayan juntos o indique en «Cómo se lee» dónde están los nombres.</translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>Predicted %1</source>
        <translation>Predicción %1</translation>
    </message>
    <message>
        <source>Cluster %1</source>
        <translation>Clúster %1</translation>
    </message>
    <message>
        <source>count = %1 · P(%2,y) = %3 · P(%2) = %4 · P(y) = %5 · log ratio = %6 · I(%2;y) = %7 nats</source>
        <translation>recuento = %1 · P(%2,y) = %3 · P(%2) = %4 · P(y) = %5 · log-cociente = %6 · I(%2;y) = %7 nats</translation>
    </message>
    <message>
        <source>%1 predicted levels</source>
        <translation>%1 niveles predichos</translation>
    </message>
    <message>
        <source>%1 clusters</source>
        <translation>%1 clústeres</translation>
    </message>
    <message>
        <source>Heatmap of %1 by %2 levels of %3 over %4 samples. %5 = %6 nats; the largest contribution is %7, the smallest %8.</source>
        <translation>Mapa de calor de %1 por %2 niveles de %3 con %4 muestras. %5 = %6 nats; la mayor contribución es %7; la menor, %8.</translation>
    </message>
</context>
<context>
    <name>JobQueue</name>
    <message>
        <source>There is not enough memory for this. Close other programs, or take fewer rows, a smaller batch or a smaller pool.</source>
        <translation>No hay memoria suficiente para esto. Cierre otros programas o use menos filas, un lote más pequeño o un conjunto sin etiquetas más pequeño.</translation>
    </message>
    <message>
        <source>The job failed without saying why.</source>
        <translation>El trabajo falló sin indicar el motivo.</translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>finishing</source>
        <translation>terminando</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>until it pauses</source>
        <translation>a punto de pausarse</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>deteniéndose</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenido</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>duró %1</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>época %1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n trial(s) done</source>
        <translation>
            <numerusform>%1 de %n ensayo terminado</numerusform>
            <numerusform>%1 de %n ensayos terminados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LocateFiles</name>
    <message>
        <source>A file has moved</source>
        <translation>Un archivo ha cambiado de lugar</translation>
    </message>
    <message>
        <source>Do you know where it is now?</source>
        <translation>¿Sabe dónde está ahora?</translation>
    </message>
    <message>
        <source>&amp;Locate it…</source>
        <translation>&amp;Localizarlo…</translation>
    </message>
    <message>
        <source>&amp;Go on without it</source>
        <translation>&amp;Seguir sin él</translation>
    </message>
    <message>
        <source>Where is %1?</source>
        <translation>¿Dónde está %1?</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>Names that did not match</source>
        <translation>Nombres sin correspondencia</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Show only lines with this text</source>
        <translation>Muestra solo las líneas que contienen este texto</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>&amp;Copiar todo</translation>
    </message>
    <message>
        <source>Put all lines on the clipboard</source>
        <translation>Copia todas las líneas en el portapapeles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>Cierra la lista</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln línea</numerusform>
            <numerusform>%Ln líneas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PanelList</name>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Pre-training</source>
        <translation>Preentrenamiento</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Trabajos</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>Currículo</translation>
    </message>
    <message>
        <source>Mutual information</source>
        <translation>Información mutua</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Tramos</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparación</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
</context>
<context>
    <name>Parameters</name>
    <message>
        <source>number of clusters K; the paper: 50 (90K unlabelled), 40 (45K), 30 (none)</source>
        <translation>número de clústeres K; en el artículo: 50 (90K sin etiquetas), 40 (45K), 30 (ninguna)</translation>
    </message>
    <message>
        <source>passes of Algorithm 1 over the data</source>
        <translation>pasadas del Algoritmo 1 sobre los datos</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>épocas</translation>
    </message>
    <message>
        <source>samples a training step, at most</source>
        <translation>muestras por paso de entrenamiento, como máximo</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>muestras</translation>
    </message>
    <message>
        <source>learning rate of stage I (SGD on the unlabelled pool)</source>
        <translation>tasa de aprendizaje de la etapa I (SGD sobre el conjunto sin etiquetas)</translation>
    </message>
    <message>
        <source>momentum of stage I&apos;s SGD; the paper has none</source>
        <translation>momento del SGD de la etapa I; en el artículo no lo hay</translation>
    </message>
    <message>
        <source>learning rate of stage II (Adam) for the feature extractor and the regressor</source>
        <translation>tasa de aprendizaje de la etapa II (Adam) para el extractor de características y el regresor</translation>
    </message>
    <message>
        <source>learning rate of stage II (Adam) for the cluster classifier g</source>
        <translation>tasa de aprendizaje de la etapa II (Adam) para el clasificador de clústeres g</translation>
    </message>
    <message>
        <source>share of hidden values dropped in training</source>
        <translation>proporción de valores ocultos que se anulan en el entrenamiento</translation>
    </message>
    <message>
        <source>normalised features are clamped to plus and minus this</source>
        <translation>las características normalizadas se limitan a más y menos este valor</translation>
    </message>
    <message>
        <source>deviations</source>
        <translation>desviaciones</translation>
    </message>
    <message>
        <source>keep: K-means starts from the last centres and g persists; reset: cold K-means and a new last layer each epoch, as the authors&apos; code</source>
        <translation>keep: K-means parte de los últimos centros y g se conserva; reset: K-means desde cero y una última capa nueva en cada época, como en el código de los autores</translation>
    </message>
    <message>
        <source>draw batches uniformly over pseudo-labels instead of over samples</source>
        <translation>extrae los lotes uniformemente sobre las pseudoetiquetas en lugar de sobre las muestras</translation>
    </message>
    <message>
        <source>Lloyd iterations of each K-means, at most</source>
        <translation>iteraciones de Lloyd de cada K-means, como máximo</translation>
    </message>
    <message>
        <source>iterations</source>
        <translation>iteraciones</translation>
    </message>
    <message>
        <source>which epoch the run holds: best by development loss, the best whose cluster classifier is healthy, or the last</source>
        <translation>época que se guarda en la ejecución: best, la mejor según la pérdida de desarrollo; healthy, la mejor cuyo clasificador de clústeres está sano; last, la última</translation>
    </message>
    <message>
        <source>emotion levels E recorded with the run</source>
        <translation>niveles de emoción E que se registran con la ejecución</translation>
    </message>
    <message>
        <source>trainings with different seeds (seed, seed+1, ...)</source>
        <translation>entrenamientos con semillas distintas (semilla, semilla+1, ...)</translation>
    </message>
    <message>
        <source>width of the three hidden layers</source>
        <translation>anchura de las tres capas ocultas</translation>
    </message>
    <message>
        <source>statistics that normalise test features: training (the training corpus&apos;) or own (the test corpus&apos;)</source>
        <translation>estadísticos con que se normalizan las características de prueba: training (los del corpus de entrenamiento) u own (los del propio corpus de prueba)</translation>
    </message>
    <message>
        <source>hardest samples first (anti-curriculum)</source>
        <translation>primero las muestras más difíciles (anticurrículo)</translation>
    </message>
    <message>
        <source>difficulty bins that the ranked samples are cut into</source>
        <translation>tramos de dificultad en que se dividen las muestras ordenadas</translation>
    </message>
    <message>
        <source>bins</source>
        <translation>tramos</translation>
    </message>
    <message>
        <source>epochs of training in all</source>
        <translation>épocas de entrenamiento en total</translation>
    </message>
    <message>
        <source>epochs before the next harder bin enters</source>
        <translation>épocas antes de que entre el siguiente tramo, más difícil</translation>
    </message>
    <message>
        <source>how samples enter: step, a bin at a time (the paper); one-step, all the rest at once; or along a curve from the initial share to the final epoch</source>
        <translation>cómo entran las muestras: step, un tramo cada vez (el artículo); one-step, todas las demás de golpe; o según una curva desde la parte inicial hasta la época final</translation>
    </message>
    <message>
        <source>share of the samples, the easiest, in use at first (all pacings but step); 0: one bin</source>
        <translation>parte de las muestras, las más fáciles, en uso al principio (en todos los ritmos menos step); 0: un tramo</translation>
    </message>
    <message>
        <source>epoch, counted from 1, from which all samples are in use (all pacings but step); 0: the one in which the last bin would enter by step</source>
        <translation>época, contada desde 1, a partir de la cual se usan todas las muestras (en todos los ritmos menos step); 0: aquella en la que el último tramo entraría con step</translation>
    </message>
    <message>
        <source>learning rate of the first epoch</source>
        <translation>tasa de aprendizaje de la primera época</translation>
    </message>
    <message>
        <source>how the learning rate falls: per-bin, each time bins enter (the paper); per-epochs, every few epochs; cosine, over all epochs; cosine-per-bin, from each entry to the next; inverse-share, as more samples are in use; or constant</source>
        <translation>cómo baja la tasa de aprendizaje: per-bin, cada vez que entran tramos (el artículo); per-epochs, cada varias épocas; cosine, a lo largo de todas las épocas; cosine-per-bin, de cada entrada a la siguiente; inverse-share, según se usan más muestras; o constant, constante</translation>
    </message>
    <message>
        <source>factor on the learning rate each time bins enter (per-bin) or every few epochs (per-epochs)</source>
        <translation>factor de la tasa de aprendizaje cada vez que entran tramos (per-bin) o cada varias épocas (per-epochs)</translation>
    </message>
    <message>
        <source>epochs between two decays of the rule per-epochs</source>
        <translation>épocas entre dos bajadas de la regla per-epochs</translation>
    </message>
    <message>
        <source>the learning rate falls no lower than this share of the first epoch&apos;s; the paper has none</source>
        <translation>la tasa de aprendizaje no baja de esta parte de la de la primera época; el artículo no pone límite</translation>
    </message>
    <message>
        <source>Adam forgets its moments each time bins enter</source>
        <translation>Adam olvida sus momentos cada vez que entran tramos</translation>
    </message>
</context>
<context>
    <name>PretrainJob</name>
    <message>
        <source>Stopped before the first epoch was done; there is no checkpoint.</source>
        <translation>Detenido antes de terminar la primera época; no hay punto de control.</translation>
    </message>
    <message>
        <source>Stopped. The state after epoch %1 of %2 is kept: Resume in Pre-training goes on from there.</source>
        <translation>Detenido. Se conserva el estado tras la época %1 de %2: «Reanudar», en Preentrenamiento, continúa desde ahí.</translation>
    </message>
    <message>
        <source>Saving: %1</source>
        <translation>Guardando: %1</translation>
    </message>
    <message>
        <source>%1 is done.</source>
        <translation>%1: terminado.</translation>
    </message>
    <message>
        <source>Other data are open by now, so that the run was saved instead of shown: %1. Open it with its data again.</source>
        <translation>Ahora hay otros datos abiertos, por lo que la ejecución se guardó en lugar de mostrarse: %1. Ábrala de nuevo junto con sus datos.</translation>
    </message>
    <message>
        <source>Pre-training %1, K = %2, seed %3</source>
        <translation>Preentrenamiento de %1, K = %2, semilla %3</translation>
    </message>
    <message>
        <source>%1, stopped</source>
        <translation>%1, detenido</translation>
    </message>
    <message>
        <source>%1, failed</source>
        <translation>%1, fallido</translation>
    </message>
</context>
<context>
    <name>ProjectConflict</name>
    <message>
        <source>The project was changed elsewhere</source>
        <translation>El proyecto se ha cambiado en otro sitio</translation>
    </message>
    <message>
        <source>%1 was written by another window or program since it was opened or saved here.</source>
        <translation>%1 fue escrito por otra ventana u otro programa desde que se abrió o guardó aquí.</translation>
    </message>
    <message>
        <source>Overwriting it loses what was saved there; reloading it loses what was changed here.</source>
        <translation>Si se sobrescribe, se pierde lo que se guardó allí; si se recarga, se pierde lo que se cambió aquí.</translation>
    </message>
    <message>
        <source>Save &amp;elsewhere…</source>
        <translation>Guardar en &amp;otro sitio…</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>&amp;Sobrescribir</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Recargar</translation>
    </message>
</context>
<context>
    <name>ProjectState</name>
    <message>
        <source>feature file</source>
        <translation>archivo de características</translation>
    </message>
    <message>
        <source>unlabelled pool</source>
        <translation>conjunto sin etiquetas</translation>
    </message>
    <message>
        <source>label file</source>
        <translation>archivo de etiquetas</translation>
    </message>
    <message>
        <source>rating file</source>
        <translation>archivo de valoraciones</translation>
    </message>
    <message>
        <source>test corpus</source>
        <translation>corpus de prueba</translation>
    </message>
    <message>
        <source>run</source>
        <translation>ejecución</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>puntuaciones</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>atributo</translation>
    </message>
    <message>
        <source>result</source>
        <translation>resultado</translation>
    </message>
    <message>
        <source>The %1 %2 is not there any more.</source>
        <translation>Ya no se encuentra: %1 %2.</translation>
    </message>
    <message>
        <source>The %1 %2 has changed since the project was saved.</source>
        <translation>Ha cambiado desde que se guardó el proyecto: %1 %2.</translation>
    </message>
    <message>
        <source>The %1 cannot be read: %2</source>
        <translation>No se puede leer (%1): %2</translation>
    </message>
    <message>
        <source>there are no labels of %1 any more; %2 is shown instead</source>
        <translation>ya no hay etiquetas de %1; en su lugar se muestra %2</translation>
    </message>
    <message>
        <source>DeepMI</source>
        <translation>DeepMI</translation>
    </message>
    <message>
        <source>DeepMI (α = %1)</source>
        <translation>DeepMI (α = %1)</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Desacuerdo</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aleatorio</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Abrir proyecto</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>comparación</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <comment>All other platforms</comment>
        <translation>Acceso directo</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Seleccionar todo</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Aumentar</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>Re&amp;ducir</translation>
    </message>
</context>
<context>
    <name>QComboBox</name>
    <message>
        <source>Open the combo box selection popup</source>
        <translation>Abre la lista de opciones</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
</context>
<context>
    <name>QDockWidget</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Closes the dock widget</source>
        <translation>Cierra el panel</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Separar</translation>
    </message>
    <message>
        <source>Undocks and re-attaches the dock widget</source>
        <translation>Separa el panel de la ventana o lo vuelve a acoplar</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
No se encontró el directorio.
Conviene comprobar que el nombre sea correcto.</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
No se encontró el archivo.
Conviene comprobar que el nombre sea correcto.</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 ya existe.
¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Elegir</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Carpeta &amp;nueva</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renombrar</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>«%1» está protegido contra escritura.
¿Eliminarlo de todos modos?</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>¿Eliminar «%1»?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Cambiar a la vista detallada</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Cambiar a la vista de lista</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>No se pudo eliminar el directorio.</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Crear carpeta nueva</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Crear una carpeta nueva</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Vista detallada</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Directorios</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Directorio:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nombre del archivo:</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Archivos de tipo:</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Ir atrás</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Ir adelante</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Ir al directorio superior</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Vista de lista</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Lista de lugares y marcadores</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Buscar en:</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Carpeta nueva</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Directorio superior</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Lugares recientes</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Mostrar archivos &amp;ocultos</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Barra lateral</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Modificado</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cor&amp;tar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;No</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Sí</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Interrumpir</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorar</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>N&amp;o a todo</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Restaurar valores predeterminados</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Guardar todo</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Sí a &amp;todo</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Bottom</source>
        <translation>Parte inferior</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Borde izquierdo</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Una página hacia abajo</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>Una página a la izquierda</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>Una página a la derecha</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Una página hacia arriba</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Borde derecho</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Desplazar hacia abajo</translation>
    </message>
    <message>
        <source>Scroll here</source>
        <translation>Desplazar hasta aquí</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Desplazar hacia la izquierda</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Desplazar hacia la derecha</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Desplazar hacia arriba</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Parte superior</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retroceso</translation>
    </message>
    <message>
        <source>Backtab</source>
        <translation>Mayús+Tab</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Abajo</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Ins</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insertar</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Meta</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>Num</source>
        <translation>Num</translation>
    </message>
    <message>
        <source>Page Down</source>
        <translation>Av Pág</translation>
    </message>
    <message>
        <source>Page Up</source>
        <translation>Re Pág</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Av Pág</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Re Pág</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Arriba</translation>
    </message>
</context>
<context>
    <name>QTabBar</name>
    <message>
        <source>Scroll Left</source>
        <translation>Desplazar hacia la izquierda</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>Desplazar hacia la derecha</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Copiar la dirección del en&amp;lace</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cor&amp;tar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>RankMeasures</name>
    <message>
        <source>DeepMI (α = %1)</source>
        <translation>DeepMI (α = %1)</translation>
    </message>
    <message>
        <source>I(x;y) of the cluster</source>
        <translation>I(x;y) del clúster</translation>
    </message>
    <message>
        <source>I(y′;y) of the prediction</source>
        <translation>I(y′;y) de la predicción</translation>
    </message>
    <message>
        <source>prediction error</source>
        <translation>error de predicción</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Desacuerdo</translation>
    </message>
    <message>
        <source>true ambiguity (teaching corpus)</source>
        <translation>ambigüedad real (corpus didáctico)</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aleatorio</translation>
    </message>
</context>
<context>
    <name>ReplaceComparison</name>
    <message>
        <source>Another comparison</source>
        <translation>Otra comparación</translation>
    </message>
    <message numerus="yes">
        <source>%n finished trial(s) of the table are no part of what is set up now, and not saved.</source>
        <translation>
            <numerusform>%n ensayo terminado de la tabla no forma parte de lo que está configurado ahora y no está guardado.</numerusform>
            <numerusform>%n ensayos terminados de la tabla no forman parte de lo que está configurado ahora y no están guardados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the project first to keep them: File ▸ Save project.</source>
        <translation>Para conservarlos, guarde antes el proyecto: Archivo ▸ Guardar proyecto.</translation>
    </message>
    <message>
        <source>&amp;Give them up</source>
        <translation>&amp;Renunciar a ellos</translation>
    </message>
</context>
<context>
    <name>SampleFilter</name>
    <message>
        <source>there is a ) without its (</source>
        <translation>hay un ) sin su (</translation>
    </message>
    <message>
        <source>expected and, or, or nothing more</source>
        <translation>se esperaba and, or o el final</translation>
    </message>
    <message>
        <source>At the end: %1.</source>
        <translation>Al final: %1.</translation>
    </message>
    <message>
        <source>At “%1”: %2.</source>
        <translation>En «%1»: %2.</translation>
    </message>
    <message>
        <source>too many parentheses</source>
        <translation>demasiados paréntesis</translation>
    </message>
    <message>
        <source>a ) is missing</source>
        <translation>falta un )</translation>
    </message>
    <message>
        <source>there is no column “%1”; there are %2</source>
        <translation>no hay ninguna columna «%1»; existen %2</translation>
    </message>
    <message>
        <source>“missing” can only be compared by = and !=</source>
        <translation>«missing» solo se puede comparar con = y !=</translation>
    </message>
    <message>
        <source>“%1” is no split; there are Train, Development, Test1, Test2, Test3, NA</source>
        <translation>«%1» no es una partición; existen Train, Development, Test1, Test2, Test3, NA</translation>
    </message>
    <message>
        <source>%1 is a number; ~ is for text</source>
        <translation>%1 es un número; ~ es para textos</translation>
    </message>
    <message>
        <source>“%1” is no number, which %2 is</source>
        <translation>«%1» no es un número y %2 sí lo es</translation>
    </message>
    <message>
        <source>expected one of = != &lt; &lt;= &gt; &gt;= ~</source>
        <translation>se esperaba uno de = != &lt; &lt;= &gt; &gt;= ~</translation>
    </message>
    <message>
        <source>expected a value</source>
        <translation>se esperaba un valor</translation>
    </message>
    <message>
        <source>the closing quote is missing</source>
        <translation>falta la comilla de cierre</translation>
    </message>
</context>
<context>
    <name>SampleTable</name>
    <message>
        <source>Bins count from 1 here, the easiest; in files they count from 0.</source>
        <translation>Aquí los tramos se cuentan desde 1, el más fácil; en los archivos, desde 0.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of the sample, as the labels spell it</source>
        <translation>Nombre de la muestra, tal como lo escriben las etiquetas</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Partición</translation>
    </message>
    <message>
        <source>Part of the corpus: Train, Development, Test1 to Test3, NA</source>
        <translation>Parte del corpus: Train, Development, Test1 a Test3, NA</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Consensus label of the attribute, on its scale</source>
        <translation>Etiqueta de consenso del atributo, en su escala</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Predicción</translation>
    </message>
    <message>
        <source>y&apos;: what the pre-trained network predicts, on the label&apos;s scale</source>
        <translation>y&apos;: lo que predice la red preentrenada, en la escala de la etiqueta</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Clúster</translation>
    </message>
    <message>
        <source>x: the cluster of the sample, counted from 0</source>
        <translation>x: el clúster de la muestra, contado desde 0</translation>
    </message>
    <message>
        <source>I(x;y)</source>
        <translation>I(x;y)</translation>
    </message>
    <message>
        <source>Mutual information of cluster and emotion level at this sample, in nats</source>
        <translation>Información mutua entre el clúster y el nivel de emoción en esta muestra, en nats</translation>
    </message>
    <message>
        <source>I(y&apos;;y)</source>
        <translation>I(y&apos;;y)</translation>
    </message>
    <message>
        <source>Mutual information of predicted and labelled level at this sample, in nats</source>
        <translation>Información mutua entre el nivel predicho y el etiquetado en esta muestra, en nats</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Puntuación</translation>
    </message>
    <message>
        <source>DeepMI: α·I(y&apos;;y) + (1−α)·I(x;y); larger is easier</source>
        <translation>DeepMI: α·I(y&apos;;y) + (1−α)·I(x;y); cuanto mayor, más fácil</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rango</translation>
    </message>
    <message>
        <source>Place by DeepMI; 0 is the easiest</source>
        <translation>Puesto según DeepMI; 0 es la más fácil</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Tramo</translation>
    </message>
    <message>
        <source>Bin of the DeepMI curriculum.</source>
        <translation>Tramo del currículo de DeepMI.</translation>
    </message>
    <message>
        <source>Rater spread</source>
        <translation>Dispersión</translation>
    </message>
    <message>
        <source>Standard deviation of the ratings of this sample</source>
        <translation>Desviación típica de las valoraciones de esta muestra</translation>
    </message>
    <message>
        <source>%1: score</source>
        <translation>%1: puntuación</translation>
    </message>
    <message>
        <source>Score by %1; larger is easier</source>
        <translation>Puntuación según %1; cuanto mayor, más fácil</translation>
    </message>
    <message>
        <source>Score by %1; smaller is easier</source>
        <translation>Puntuación según %1; cuanto menor, más fácil</translation>
    </message>
    <message>
        <source>%1: rank</source>
        <translation>%1: rango</translation>
    </message>
    <message>
        <source>Place by %1; 0 is the easiest</source>
        <translation>Puesto según %1; 0 es la más fácil</translation>
    </message>
    <message>
        <source>%1: bin</source>
        <translation>%1: tramo</translation>
    </message>
    <message>
        <source>Bin by %1.</source>
        <translation>Tramo según %1.</translation>
    </message>
    <message>
        <source>Ambiguity</source>
        <translation>Ambigüedad</translation>
    </message>
    <message>
        <source>The truth of the teaching corpus: 0 is clear, 1 is ambiguous</source>
        <translation>La verdad del corpus didáctico: 0 es clara, 1 es ambigua</translation>
    </message>
    <message>
        <source>A column of the label file</source>
        <translation>Una columna del archivo de etiquetas</translation>
    </message>
    <message>
        <source>It belongs to %1.</source>
        <translation>Pertenece a %1.</translation>
    </message>
    <message>
        <source>It has no label of %1.</source>
        <translation>No tiene etiqueta de %1.</translation>
    </message>
    <message>
        <source>Its %1 is labelled %2 on a scale of %3 to %4.</source>
        <translation>Su etiqueta de %1 es %2 en una escala de %3 a %4.</translation>
    </message>
    <message>
        <source>Its ratings spread by %1.</source>
        <translation>La dispersión de sus valoraciones es %1.</translation>
    </message>
    <message>
        <source>The network predicts %1.</source>
        <translation>La red predice %1.</translation>
    </message>
    <message>
        <source>The network predicts %1, %2 off.</source>
        <translation>La red predice %1, con un error de %2.</translation>
    </message>
    <message>
        <source>In cluster %1, I(x;y) is %2 and I(y&apos;;y) is %3 nats.</source>
        <translation>En el clúster %1, I(x;y) es %2 e I(y&apos;;y) es %3 nats.</translation>
    </message>
    <message>
        <source>It is not among the clustered samples.</source>
        <translation>No está entre las muestras agrupadas.</translation>
    </message>
    <message>
        <source>Its true ambiguity is %1.</source>
        <translation>Su ambigüedad real es %1.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>DeepMI at α = %1 is %2: place %3 of %4 from the easiest, bin %5 of %6.</source>
        <translation>DeepMI con α = %1 es %2: puesto %3 de %4 desde la más fácil, tramo %5 de %6.</translation>
    </message>
    <message>
        <source>%1 gives %2: place %3 from the easiest, bin %4.</source>
        <translation>%1 da %2: puesto %3 desde la más fácil, tramo %4.</translation>
    </message>
</context>
<context>
    <name>TrainingCharts</name>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>sin valores</translation>
    </message>
    <message>
        <source>{} of {} points drawn</source>
        <translation>{} de {} puntos dibujados</translation>
    </message>
    <message>
        <source>{} values of 0 or below have no place on a logarithmic axis</source>
        <translation>{} valores de 0 o menos no tienen sitio en un eje logarítmico</translation>
    </message>
    <message>
        <source>%1, smoothed</source>
        <translation>%1, suavizada</translation>
    </message>
    <message>
        <source>Cluster sizes</source>
        <translation>Tamaños de los clústeres</translation>
    </message>
    <message>
        <source>Cluster sizes of %1</source>
        <translation>Tamaños de los clústeres de %1</translation>
    </message>
    <message>
        <source>development</source>
        <translation>desarrollo</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>CCC</source>
        <translation>CCC</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>conservada</translation>
    </message>
    <message>
        <source>Cluster loss (cross-entropy)</source>
        <translation>Pérdida de clústeres</translation>
    </message>
    <message>
        <source>stage I</source>
        <translation>etapa I</translation>
    </message>
    <message>
        <source>stage II</source>
        <translation>etapa II</translation>
    </message>
    <message>
        <source>Emotion loss (1 − CCC)</source>
        <translation>Pérdida de emoción</translation>
    </message>
    <message>
        <source>training, with dropout</source>
        <translation>entrenamiento, con dropout</translation>
    </message>
    <message>
        <source>Effective clusters</source>
        <translation>Clústeres efectivos</translation>
    </message>
    <message>
        <source>K-means</source>
        <translation>K-means</translation>
    </message>
    <message>
        <source>classifier</source>
        <translation>clasificador</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>Estabilidad</translation>
    </message>
    <message>
        <source>NMI with the epoch before</source>
        <translation>NMI con la época anterior</translation>
    </message>
    <message>
        <source>classifier agrees</source>
        <translation>el clasificador coincide</translation>
    </message>
    <message>
        <source>best</source>
        <translation>mejor</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Samples in use</source>
        <translation>Muestras en uso</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>muestras</translation>
    </message>
    <message>
        <source>a bin enters</source>
        <translation>entra un tramo</translation>
    </message>
    <message>
        <source>the rate falls</source>
        <translation>baja la tasa</translation>
    </message>
    <message numerus="yes">
        <source>%n empty cluster(s)</source>
        <translation>
            <numerusform>%n clúster vacío</numerusform>
            <numerusform>%n clústeres vacíos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n epoch(s)</source>
        <translation>
            <numerusform>%1: %n época</numerusform>
            <numerusform>%1: %n épocas</numerusform>
        </translation>
    </message>
    <message>
        <source>, CCC of development %1 at the end</source>
        <translation>, CCC de desarrollo %1 al final</translation>
    </message>
    <message>
        <source>, %1 in epoch %2, which is kept</source>
        <translation>, %1 en la época %2, que se conserva</translation>
    </message>
    <message>
        <source>full colour: %1 × an even share</source>
        <translation>color pleno: %1 × una parte igual</translation>
    </message>
    <message>
        <source>± std</source>
        <translation>± desv. típ.</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>, mean CCC of development %1 at the end</source>
        <translation>, CCC media de desarrollo %1 al final</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::AlphaPage</name>
    <message>
        <source>What α trades</source>
        <translation>Qué compromiso fija α</translation>
    </message>
    <message>
        <source>The first bin against α</source>
        <translation>El primer tramo frente a α</translation>
    </message>
    <message>
        <source>α, in hundredths</source>
        <translation>α, en centésimas</translation>
    </message>
    <message>
        <source>Set α</source>
        <translation>Fijar α</translation>
    </message>
    <message>
        <source>clusters alone, α = 0</source>
        <translation>solo clústeres, α = 0</translation>
    </message>
    <message>
        <source>prediction alone, α = 1</source>
        <translation>solo predicción, α = 1</translation>
    </message>
    <message>
        <source>&lt;p&gt;There is no run yet: start on the first page.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Aún no hay ninguna ejecución: empiece por la primera página.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;DeepMI = α · I(y&apos;;y) + (1 − α) · I(x;y): the first term asks what the &lt;b&gt;prediction&lt;/b&gt; tells about the label, the second what the &lt;b&gt;cluster&lt;/b&gt; tells. With α = 1 the first bin is what the network already predicts well; with α = 0 it is what sounds alike, whether or not it is predicted well.&lt;/p&gt;&lt;p&gt;Drawn for the first bin: the mean distance from the mean label (blue, solid) and the share of samples predicted at their own level (orange, dashed). At present α = &lt;b&gt;%1&lt;/b&gt;: %2 and %3. The samples take %4 different values.&lt;/p&gt;</source>
        <translation>&lt;p&gt;DeepMI = α · I(y&apos;;y) + (1 − α) · I(x;y): el primer término pregunta qué dice la &lt;b&gt;predicción&lt;/b&gt; sobre la etiqueta; el segundo, qué dice el &lt;b&gt;clúster&lt;/b&gt;. Con α = 1, el primer tramo es lo que la red ya predice bien; con α = 0, lo que suena parecido, se prediga bien o no.&lt;/p&gt;&lt;p&gt;La gráfica muestra, para el primer tramo, la distancia media a la etiqueta media (azul, línea continua) y la proporción de muestras cuyo nivel se predice correctamente (naranja, línea discontinua). Ahora α = &lt;b&gt;%1&lt;/b&gt;: %2 y %3. Las muestras toman %4 valores distintos.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>At α = 0: distance %1, agreement %2. At α = 1: distance %3, agreement %4.</source>
        <translation>Con α = 0: distancia %1, acierto %2. Con α = 1: distancia %3, acierto %4.</translation>
    </message>
    <message>
        <source>mean distance of the labels from the mean label</source>
        <translation>distancia media a la etiqueta media</translation>
    </message>
    <message>
        <source>share predicted at their own level</source>
        <translation>proporción con el nivel acertado</translation>
    </message>
    <message>
        <source>in the first bin</source>
        <translation>en el primer tramo</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::AlphaScale</name>
    <message>
        <source>0: clusters</source>
        <translation>0: clústeres</translation>
    </message>
    <message>
        <source>1: prediction</source>
        <translation>1: predicción</translation>
    </message>
    <message>
        <source>▲ paper: %1</source>
        <translation>▲ artículo: %1</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::BinsPanel</name>
    <message>
        <source>Label distribution of each bin</source>
        <translation>Distribución de etiquetas de cada tramo</translation>
    </message>
    <message>
        <source>Click a bin to select its samples, a bar to select the bar&apos;s; Shift adds, Ctrl toggles.
Keyboard: arrows, Ctrl with arrows for whole bins, Enter selects, Escape clears.</source>
        <translation>Pulse en un tramo para seleccionar sus muestras, o en una barra para las de la barra; Mayús añade, Ctrl alterna.
Teclado: flechas; Ctrl con flechas, tramos enteros; Intro selecciona; Esc deselecciona.</translation>
    </message>
    <message>
        <source>Bin under the pointer</source>
        <translation>Tramo bajo el puntero</translation>
    </message>
    <message>
        <source>Bins shown</source>
        <translation>Tramos mostrados</translation>
    </message>
    <message>
        <source>Which bins are shown side by side</source>
        <translation>Qué tramos se muestran uno junto a otro</translation>
    </message>
    <message>
        <source>First four and last</source>
        <translation>Cuatro primeros y último</translation>
    </message>
    <message>
        <source>All bins</source>
        <translation>Todos los tramos</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Celdas</translation>
    </message>
    <message>
        <source>Bars by cells of equal width, or by the levels that DeepMI counts</source>
        <translation>Barras por celdas de igual anchura o por los niveles que cuenta DeepMI</translation>
    </message>
    <message>
        <source>Fine cells</source>
        <translation>Celdas finas</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Niveles</translation>
    </message>
    <message>
        <source>Number of fine cells</source>
        <translation>Número de celdas finas</translation>
    </message>
    <message>
        <source>Cells of equal width over the scale</source>
        <translation>Celdas de igual anchura a lo largo de la escala</translation>
    </message>
    <message>
        <source>Height of the bars</source>
        <translation>Altura de las barras</translation>
    </message>
    <message>
        <source>Per cent of the bin, samples, or density (areas add up to 1)</source>
        <translation>Porcentaje del tramo, muestras o densidad (las áreas suman 1)</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>Porcentaje</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densidad</translation>
    </message>
    <message>
        <source>No bins yet. They need clusters from a pre-training run, or scores of any measure opened from a file.</source>
        <translation>Aún no hay tramos. Hacen falta los clústeres de un preentrenamiento o las puntuaciones de cualquier medida abiertas desde un archivo.</translation>
    </message>
    <message>
        <source>No bins yet</source>
        <translation>Aún no hay tramos</translation>
    </message>
    <message>
        <source>Pre-train…</source>
        <translation>Preentrenar…</translation>
    </message>
    <message>
        <source>Pre-train</source>
        <translation>Preentrenar</translation>
    </message>
    <message>
        <source>Shows the panel that starts a pre-training</source>
        <translation>Muestra el panel en que se inicia un preentrenamiento</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Point at a bar for its values; click to select its samples.</source>
        <translation>Señale una barra para ver sus valores; púlsela para seleccionar sus muestras.</translation>
    </message>
    <message>
        <source>bin %1 of %2</source>
        <translation>tramo %1 de %2</translation>
    </message>
    <message>
        <source>, %1 %2 to %3</source>
        <translation>, %1 de %2 a %3</translation>
    </message>
    <message>
        <source>There are no bins yet: open a run or scores, or pre-train (Run ▸ Pre-train).</source>
        <translation>Aún no hay tramos: abra una ejecución o puntuaciones, o preentrene (Ejecutar ▸ Preentrenar).</translation>
    </message>
    <message>
        <source>Histograms of the labels of the samples new in each bin, a row a measure.</source>
        <translation>Histogramas de las etiquetas de las muestras nuevas en cada tramo, una fila por medida.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::CellPage</name>
    <message>
        <source>One cell&apos;s mutual information, in numbers</source>
        <translation>La información mutua de una celda, en números</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Clúster</translation>
    </message>
    <message>
        <source>Emotion level</source>
        <translation>Nivel de emoción</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>&lt;p&gt;There is no run yet: start on the first page.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Aún no hay ninguna ejecución: empiece por la primera página.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Of %1 training samples, &lt;b&gt;%2&lt;/b&gt; are in cluster %3, &lt;b&gt;%4&lt;/b&gt; have a label of %5, and &lt;b&gt;%6&lt;/b&gt; have both.&lt;/p&gt;</source>
        <translation>&lt;p&gt;De %1 muestras de entrenamiento, &lt;b&gt;%2&lt;/b&gt; están en el clúster %3, &lt;b&gt;%4&lt;/b&gt; tienen una etiqueta de %5 y &lt;b&gt;%6&lt;/b&gt; cumplen ambas cosas.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;As shares of all samples: P(x) = %1, P(y) = %2, P(x,y) = %3. If the cluster told nothing about the level, P(x,y) would be P(x)·P(y) = %4.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Como proporción de todas las muestras: P(x) = %1, P(y) = %2, P(x,y) = %3. Si el clúster no dijera nada del nivel, P(x,y) sería P(x)·P(y) = %4.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The cell is empty, so it contributes nothing and no sample gets a value from it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;La celda está vacía, por lo que no contribuye y ninguna muestra obtiene un valor de ella.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;I(x;y) = P(x,y) · log( P(x,y) / (P(x)·P(y)) ) = %1 · log(%2) = %1 · %3 = &lt;b&gt;%4 nats&lt;/b&gt;.&lt;/p&gt;</source>
        <translation>&lt;p&gt;I(x;y) = P(x,y) · log( P(x,y) / (P(x)·P(y)) ) = %1 · log(%2) = %1 · %3 = &lt;b&gt;%4 nats&lt;/b&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The cell is fuller than chance: its samples sound like others of their level, and are &lt;b&gt;easier&lt;/b&gt; for it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;La celda está más llena de lo que daría el azar: sus muestras suenan como otras de su nivel y por eso son &lt;b&gt;más fáciles&lt;/b&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The cell is emptier than chance: its samples sound like samples of other levels, and are &lt;b&gt;harder&lt;/b&gt; for it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;La celda está más vacía de lo que daría el azar: sus muestras suenan como muestras de otros niveles y por eso son &lt;b&gt;más difíciles&lt;/b&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;All cells together give I(X;Y) = &lt;b&gt;%1 nats&lt;/b&gt;. Every sample of a cell has the cell&apos;s value; the same is done with the level that the network predicts.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Todas las celdas juntas dan I(X;Y) = &lt;b&gt;%1 nats&lt;/b&gt;. Cada muestra de una celda tiene el valor de la celda; lo mismo se hace con el nivel que predice la red.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The cell among all cells</source>
        <translation>La celda entre todas las celdas</translation>
    </message>
    <message>
        <source>Cluster %1, level %2: I(x;y) = %3 nats</source>
        <translation>Clúster %1, nivel %2: I(x;y) = %3 nats</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ChartView</name>
    <message>
        <source>%1, epoch %2: %3</source>
        <translation>%1, época %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>época %1</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ClusterChooser</name>
    <message>
        <source>Run&apos;s clusters</source>
        <translation>Clústeres originales</translation>
    </message>
    <message>
        <source>Try other values of K</source>
        <translation>Probar otros valores de K</translation>
    </message>
    <message>
        <source>Number of clusters. Another K than the run&apos;s is a preview: a quick K-means of the present embedding, not what pre-training at that K would find.</source>
        <translation>Número de clústeres. Un K distinto del de la ejecución es una vista previa: un K-means rápido del embedding actual, no lo que encontraría un preentrenamiento con ese K.</translation>
    </message>
    <message>
        <source>Number of clusters K</source>
        <translation>Número de clústeres K</translation>
    </message>
    <message>
        <source>State of the clusters</source>
        <translation>Estado de los clústeres</translation>
    </message>
    <message>
        <source>Back to the run&apos;s clusters</source>
        <translation>Volver a los clústeres de la ejecución</translation>
    </message>
    <message>
        <source>Ends the preview and shows the clusters of the run again</source>
        <translation>Termina la vista previa y vuelve a mostrar los clústeres de la ejecución</translation>
    </message>
    <message>
        <source>Retrain at this K</source>
        <translation>Reentrenar con este K</translation>
    </message>
    <message>
        <source>Asks for a pre-training at this K</source>
        <translation>Propone un preentrenamiento con este K</translation>
    </message>
    <message>
        <source>Inertia, NMI and I(X;Y) against K</source>
        <translation>Inercia, NMI e I(X;Y) en función de K</translation>
    </message>
    <message>
        <source>Click a point to preview its K. Solid line: the run&apos;s K; dashed: the preview&apos;s.</source>
        <translation>Pulse en un punto para ver una vista previa de su K. Línea continua: el K de la ejecución; discontinua: el de la vista previa.</translation>
    </message>
    <message>
        <source>Clusters the embedding at about a dozen values of K, in the background</source>
        <translation>Agrupa el embedding con alrededor de una docena de valores de K, en segundo plano</translation>
    </message>
    <message>
        <source>&amp;K</source>
        <translation>&amp;K</translation>
    </message>
    <message>
        <source>Preview K = %1</source>
        <translation>Vista previa de K = %1</translation>
    </message>
    <message>
        <source>The run&apos;s clusters</source>
        <translation>Los clústeres de la ejecución</translation>
    </message>
    <message>
        <source>Another K needs a run: these clusters came with scores.</source>
        <translation>Otro K necesita una ejecución: estos clústeres vinieron con las puntuaciones.</translation>
    </message>
    <message>
        <source>Another K needs a pre-training run.</source>
        <translation>Otro K necesita una ejecución de preentrenamiento.</translation>
    </message>
    <message>
        <source>Clustering at K = %1…</source>
        <translation>Agrupando con K = %1…</translation>
    </message>
    <message>
        <source>&lt;b&gt;PREVIEW&lt;/b&gt;, K = %1: quick K-means, not a run</source>
        <translation>&lt;b&gt;VISTA PREVIA&lt;/b&gt;, K = %1: K-means rápido, no una ejecución</translation>
    </message>
    <message>
        <source>The run&apos;s own clusters, K = %1</source>
        <translation>Los clústeres de la propia ejecución, K = %1</translation>
    </message>
    <message>
        <source>Retrain at K = %1…</source>
        <translation>Reentrenar: K = %1…</translation>
    </message>
    <message>
        <source>inertia (share)</source>
        <translation>inercia (parte)</translation>
    </message>
    <message>
        <source>Trying values of K</source>
        <translation>Prueba de valores de K</translation>
    </message>
    <message>
        <source>Other values of K could not be tried</source>
        <translation>No se pudieron probar otros valores de K</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ClusterStripView</name>
    <message>
        <source>K = %1: inertia %2, NMI %3, I(X;Y) = %4 nats. Click to preview this K.</source>
        <translation>K = %1: inercia %2, NMI %3, I(X;Y) = %4 nats. Pulse para ver una vista previa de este K.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ComparisonPanel</name>
    <message>
        <source>Run</source>
        <translation>Ejecutar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Hide or show what is to be compared</source>
        <translation>Oculta o muestra lo que se va a comparar</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>Ensayos</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>Rangos</translation>
    </message>
    <message>
        <source>Stops at the next batch; trials that are finished stay, and Continue runs the rest</source>
        <translation>Se detiene en el siguiente lote; los ensayos terminados se conservan y «Continuar» ejecuta el resto</translation>
    </message>
    <message>
        <source>Stop the comparison</source>
        <translation>Detener la comparación</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Progreso de la comparación</translation>
    </message>
    <message>
        <source>State of the comparison</source>
        <translation>Estado de la comparación</translation>
    </message>
    <message>
        <source>Statistical test</source>
        <translation>Prueba estadística</translation>
    </message>
    <message>
        <source>The two-tailed t-test behind the symbols and p. Trials of one seed share nothing but the seed, so Welch&apos;s is the first choice; the paper does not say which it used</source>
        <translation>La prueba t bilateral en que se basan los símbolos y p. Los ensayos de una misma semilla solo comparten la semilla, por lo que la de Welch es la primera opción; el artículo no dice cuál usó</translation>
    </message>
    <message>
        <source>Welch&apos;s t-test</source>
        <translation>t de Welch</translation>
    </message>
    <message>
        <source>Student&apos;s t-test (pooled)</source>
        <translation>t de Student (combinada)</translation>
    </message>
    <message>
        <source>t-test paired by seed</source>
        <translation>t pareada por semilla</translation>
    </message>
    <message>
        <source>Correction for many tests</source>
        <translation>Corrección por pruebas múltiples</translation>
    </message>
    <message>
        <source>Of twenty tests without any effect one is significant by accident at p &lt; 0.05. Holm&apos;s correction keeps the chance of any such finding in the family below it; what is outside the family is not tested. The paper corrects nothing</source>
        <translation>De veinte pruebas sin efecto alguno, una resulta significativa por azar con p &lt; 0.05. La corrección de Holm mantiene por debajo de ese valor la probabilidad de que aparezca alguna en la familia; lo que queda fuera de la familia no se prueba. El artículo no corrige nada</translation>
    </message>
    <message>
        <source>Uncorrected</source>
        <translation>Sin corrección</translation>
    </message>
    <message>
        <source>Holm: all pairs of a column</source>
        <translation>Holm: pares de una columna</translation>
    </message>
    <message>
        <source>Holm: with W/O curriculum, a column</source>
        <translation>Holm: con «sin currículo», columna</translation>
    </message>
    <message>
        <source>Holm: with W/O curriculum, the table</source>
        <translation>Holm: con «sin currículo», tabla</translation>
    </message>
    <message>
        <source>A symbol beside a mean: significantly better than the approach it stands for. Bold: highest mean of the column</source>
        <translation>Un símbolo junto a una media: significativamente mejor que el método al que representa. Negrita: la media más alta de la columna</translation>
    </message>
    <message>
        <source>CCC of the curricula</source>
        <translation>CCC de los currículos</translation>
    </message>
    <message>
        <source>Hover over a cell for its trials and tests; the plot shows the attribute of the current cell</source>
        <translation>Pase el puntero por una celda para ver sus ensayos y pruebas; la gráfica muestra el atributo de la celda actual</translation>
    </message>
    <message>
        <source>Trials and 95 % intervals</source>
        <translation>Ensayos e intervalos del 95 %</translation>
    </message>
    <message>
        <source>No comparison yet. Check what is to be compared and press Run: the table fills as trials finish.</source>
        <translation>Aún no hay ninguna comparación. Marque lo que quiera comparar y pulse «Ejecutar»: la tabla se llena a medida que terminan los ensayos.</translation>
    </message>
    <message>
        <source>the test sets</source>
        <translation>los conjuntos de prueba</translation>
    </message>
    <message>
        <source>VAR %1 %</source>
        <translation>VAR %1 %</translation>
    </message>
    <message>
        <source>No trial has finished yet.</source>
        <translation>Aún no ha terminado ningún ensayo.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>All %1 trials are finished</source>
        <translation>Han terminado los %1 ensayos</translation>
    </message>
    <message>
        <source>%1 of %2 trials are finished</source>
        <translation>Han terminado %1 de %2 ensayos</translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s) to run</source>
        <translation>
            <numerusform>%n ensayo por ejecutar</numerusform>
            <numerusform>%n ensayos por ejecutar</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenida.</translation>
    </message>
    <message>
        <source>The comparison cannot start</source>
        <translation>La comparación no puede empezar</translation>
    </message>
    <message>
        <source>Waits for the job before it</source>
        <translation>Espera a que termine el trabajo anterior</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniéndose…</translation>
    </message>
    <message>
        <source>Trials of the curricula</source>
        <translation>Ensayos de los currículos</translation>
    </message>
    <message>
        <source>Table of the curricula</source>
        <translation>Tabla de los currículos</translation>
    </message>
    <message>
        <source>No trial of a comparison has finished yet. Run one in Comparison</source>
        <translation>Aún no ha terminado ningún ensayo de una comparación. Ejecute una en «Comparación»</translation>
    </message>
    <message>
        <source>Highest mean CCC on %1, %2: %3 by %4.</source>
        <translation>CCC media más alta en %1, %2: %3, de %4.</translation>
    </message>
    <message numerus="yes">
        <source>CCC of every trial, mean and 95 % interval of %n curricula.</source>
        <translation>
            <numerusform>CCC de cada ensayo, media e intervalo del 95 % de %n currículo.</numerusform>
            <numerusform>CCC de cada ensayo, media e intervalo del 95 % de %n currículos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean CCC and VAR of %n curricula.</source>
        <translation>
            <numerusform>CCC media y VAR de %n currículo.</numerusform>
            <numerusform>CCC media y VAR de %n currículos.</numerusform>
        </translation>
    </message>
    <message>
        <source>DeepMI takes the clusters of the run, not the preview at K = %1.</source>
        <translation>DeepMI toma los clústeres de la ejecución, no la vista previa con K = %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s) of the table are of other choices or settings.</source>
        <translation>
            <numerusform>%n ensayo de la tabla es de otra elección u otros ajustes.</numerusform>
            <numerusform>%n ensayos de la tabla son de otra elección u otros ajustes.</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;b&gt;CCC on %1&lt;/b&gt;, n = %2; symbol: significantly better than the row it marks</source>
        <translation>&lt;b&gt;CCC en %1&lt;/b&gt;, n = %2; símbolo: mejora significativa sobre la fila que marca</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ComparisonSetupForm</name>
    <message>
        <source>Pre-train first…</source>
        <translation>Preentrenar…</translation>
    </message>
    <message>
        <source>Measures to compare</source>
        <translation>Medidas que se comparan</translation>
    </message>
    <message>
        <source>Curricula by these measures: easiest samples first, or hardest first</source>
        <translation>Currículos según estas medidas: primero las muestras más fáciles o las más difíciles</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>Currículo</translation>
    </message>
    <message>
        <source>easy first</source>
        <translation>fácil antes</translation>
    </message>
    <message>
        <source>hard first</source>
        <translation>difícil antes</translation>
    </message>
    <message>
        <source>α of DeepMI</source>
        <translation>α de DeepMI</translation>
    </message>
    <message>
        <source>α of DeepMI, 0 to 1: one curriculum each, e.g. 0 0.25 0.5. Empty: as the slider stands</source>
        <translation>α de DeepMI, de 0 a 1: un currículo por valor, p. ej. 0 0.25 0.5. Vacío: el del control deslizante</translation>
    </message>
    <message>
        <source>Brings the panel to the front in which a run is made</source>
        <translation>Trae al frente el panel en que se crea una ejecución</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Atributos</translation>
    </message>
    <message>
        <source>A regressor for each of these</source>
        <translation>Un regresor para cada uno de estos</translation>
    </message>
    <message>
        <source>Test sets</source>
        <translation>Conj. de prueba</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>Columnas de la tabla</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>Ensayos</translation>
    </message>
    <message>
        <source>Trainings of each curriculum, with seeds that count up; the paper has 10</source>
        <translation>Entrenamientos de cada currículo, con semillas consecutivas; en el artículo son 10</translation>
    </message>
    <message>
        <source>Training settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Epochs, learning rate, pacing, network, seed and device</source>
        <translation>Épocas, tasa de aprendizaje, ritmo, red, semilla y dispositivo</translation>
    </message>
    <message>
        <source>α of &amp;DeepMI</source>
        <translation>α de &amp;DeepMI</translation>
    </message>
    <message>
        <source>&amp;Trials</source>
        <translation>Ensay&amp;os</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Open data first: File ▸ Open</source>
        <translation>Primero abra datos: Archivo ▸ Abrir datos</translation>
    </message>
    <message>
        <source>α: expected numbers from 0 to 1 with blanks between, e.g. 0 0.25 0.5</source>
        <translation>α: se esperaban números de 0 a 1 separados por espacios, p. ej. 0 0.25 0.5</translation>
    </message>
    <message>
        <source>Check at least one curriculum</source>
        <translation>Marque al menos un currículo</translation>
    </message>
    <message>
        <source>Check at least one attribute</source>
        <translation>Marque al menos un atributo</translation>
    </message>
    <message>
        <source>The labels have no test split; open a test corpus with the data</source>
        <translation>Las etiquetas no tienen partición de prueba; abra un corpus de prueba con los datos</translation>
    </message>
    <message>
        <source>Check at least one test set</source>
        <translation>Marque al menos un conjunto de prueba</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ComparisonTableModel</name>
    <message>
        <source>–
n = 0 of %1</source>
        <translation>–
n = 0 de %1</translation>
    </message>
    <message>
        <source>VAR %1 %</source>
        <translation>VAR %1 %</translation>
    </message>
    <message>
        <source>n = %1 of %2</source>
        <translation>n = %1 de %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 on %2, %3</source>
        <translation>%1 en %2, %3</translation>
    </message>
    <message>
        <source>No trial has finished yet.</source>
        <translation>Aún no ha terminado ningún ensayo.</translation>
    </message>
    <message>
        <source>mean CCC %1, standard deviation %2, VAR %3 %</source>
        <translation>CCC media %1, desviación típica %2, VAR %3 %</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1 % interval of the mean: %2 to %3</source>
        <translation>Intervalo del %1 % de la media: %2 a %3</translation>
    </message>
    <message>
        <source>%1 (seed %2)</source>
        <translation>%1 (semilla %2)</translation>
    </message>
    <message>
        <source>trials: %1</source>
        <translation>ensayos: %1</translation>
    </message>
    <message>
        <source>%1, corrected %2</source>
        <translation>%1, corregida: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s) without a CCC are not counted</source>
        <translation>
            <numerusform>%n ensayo sin CCC no se cuenta</numerusform>
            <numerusform>%n ensayos sin CCC no se cuentan</numerusform>
        </translation>
    </message>
    <message>
        <source>against %1: %2%3, %4%5</source>
        <translation>frente a %1: %2%3, %4%5</translation>
    </message>
    <message>
        <source> – significantly better</source>
        <translation> – significativamente mejor</translation>
    </message>
    <message>
        <source> – significantly worse</source>
        <translation> – significativamente peor</translation>
    </message>
    <message>
        <source>; g = %1 (%2 to %3)</source>
        <translation>; g = %1 (%2 a %3)</translation>
    </message>
    <message>
        <source>test: two-tailed %1, significant below %2</source>
        <translation>prueba: %1 bilateral, significativa por debajo de %2</translation>
    </message>
    <message>
        <source>g: Hedges&apos; effect size and its %1 % interval</source>
        <translation>g: tamaño del efecto de Hedges y su intervalo del %1 %</translation>
    </message>
    <message>
        <source>, best of its column</source>
        <translation>, mejor de su columna</translation>
    </message>
    <message>
        <source>%1 beside a mean: significantly better than %2</source>
        <translation>%1 junto a una media: significativamente mejor que %2</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::CorpusPage</name>
    <message>
        <source>A corpus whose truth is known</source>
        <translation>Un corpus cuya verdad se conoce</translation>
    </message>
    <message>
        <source>Make it and pre-train</source>
        <translation>Crearlo y preentrenar</translation>
    </message>
    <message>
        <source>Makes the teaching corpus, trains DeepEmoCluster on it for a few epochs and opens both</source>
        <translation>Crea el corpus didáctico, entrena con él DeepEmoCluster durante unas épocas y abre ambos</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&lt;p&gt;Which utterances are easy for a machine, which are hard, and why? On real speech nobody knows the true answer. This tour uses a corpus that was &lt;b&gt;made up&lt;/b&gt;: every utterance has a true emotion and a true &lt;b&gt;ambiguity&lt;/b&gt; between 0 (clear) and 1 (ambiguous), which DeepMI is never told.&lt;/p&gt;&lt;p&gt;DeepEmoCluster learns three things at once: an &lt;b&gt;embedding&lt;/b&gt; of each utterance, &lt;b&gt;clusters&lt;/b&gt; in it that K-means proposes (pseudo-labels) and a classifier learns to recognise, and a &lt;b&gt;prediction&lt;/b&gt; of the emotion. DeepMI then asks, utterance by utterance, how much its cluster and its prediction tell about its emotion level. Much: easy. Little: hard.&lt;/p&gt;</source>
        <translation>&lt;p&gt;¿Qué enunciados son fáciles para una máquina, cuáles son difíciles y por qué? Con habla real nadie conoce la respuesta verdadera. Este recorrido usa un corpus &lt;b&gt;inventado&lt;/b&gt;: cada enunciado tiene una emoción real y una &lt;b&gt;ambigüedad&lt;/b&gt; real entre 0 (claro) y 1 (ambiguo), que nunca se revela a DeepMI.&lt;/p&gt;&lt;p&gt;DeepEmoCluster aprende tres cosas a la vez: un &lt;b&gt;embedding&lt;/b&gt; de cada enunciado; &lt;b&gt;clústeres&lt;/b&gt; en él, que K-means propone (pseudoetiquetas) y un clasificador aprende a reconocer; y una &lt;b&gt;predicción&lt;/b&gt; de la emoción. Después, DeepMI pregunta, enunciado por enunciado, cuánto dicen su clúster y su predicción sobre su nivel de emoción. Mucho: fácil. Poco: difícil.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Open now: %1 labelled utterances, %2 without labels, and a run with %3 clusters. Turn the page; the window behind shows the same values and may be used at any time.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Abiertos ahora: %1 enunciados etiquetados, %2 sin etiquetas y una ejecución con %3 clústeres. Pase la página; la ventana de detrás muestra los mismos valores y se puede usar en cualquier momento.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Press the button: it takes less than a minute. What is open now is closed; what of it is not saved is asked about first.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Pulse el botón: tarda menos de un minuto. Lo que está abierto ahora se cierra; antes se pregunta por lo que no está guardado.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The tour&apos;s pre-training</source>
        <translation>Preentrenamiento del recorrido</translation>
    </message>
    <message>
        <source>Label and true ambiguity of the samples</source>
        <translation>Etiqueta y ambigüedad real de las muestras</translation>
    </message>
    <message>
        <source>Make it again and pre-train</source>
        <translation>Crearlo de nuevo y preentrenar</translation>
    </message>
    <message>
        <source>label (%1)</source>
        <translation>etiqueta (%1)</translation>
    </message>
    <message>
        <source>true ambiguity</source>
        <translation>ambigüedad real</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s); ambiguity and the label&apos;s distance from the middle of its scale correlate with ρ = %1 (Spearman)</source>
        <translation>
            <numerusform>%n muestra; la ambigüedad y la distancia de la etiqueta al centro de su escala tienen una correlación de ρ = %1 (Spearman)</numerusform>
            <numerusform>%n muestras; la ambigüedad y la distancia de la etiqueta al centro de su escala tienen una correlación de ρ = %1 (Spearman)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::CurriculumPanel</name>
    <message>
        <source>What came of it</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Different values of DeepMI, borders of bins that fall among samples of one value, and d: the mean distance of the labels from the mean label in the first and the last bin</source>
        <translation>Valores distintos de DeepMI, fronteras de tramos que caen entre muestras de un mismo valor, y d: la distancia media de las etiquetas a la etiqueta media en el primer y el último tramo</translation>
    </message>
    <message>
        <source>DeepMI = α · I(Y&apos;;Y) + (1 − α) · I(X;Y): the share of the prediction&apos;s term.</source>
        <translation>DeepMI = α · I(Y&apos;;Y) + (1 − α) · I(X;Y): el peso del término de la predicción.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alfa</translation>
    </message>
    <message>
        <source>&amp;α</source>
        <translation>&amp;α</translation>
    </message>
    <message>
        <source>Number of bins</source>
        <translation>Número de tramos</translation>
    </message>
    <message>
        <source>Bins of the curriculum, easiest first; a comparison trains with them</source>
        <translation>Tramos del currículo, del más fácil al más difícil; una comparación entrena con ellos</translation>
    </message>
    <message>
        <source>Seed of the ties</source>
        <translation>Semilla de los empates</translation>
    </message>
    <message>
        <source>Samples of one and the same value are put in an order drawn by this seed</source>
        <translation>Las muestras de un mismo valor se ponen en un orden sorteado con esta semilla</translation>
    </message>
    <message>
        <source>Where the clusters come from</source>
        <translation>De dónde vienen los clústeres</translation>
    </message>
    <message>
        <source>X: the cluster that the classifier g recognises, or the K-means pseudo-label it was trained on</source>
        <translation>X: el clúster que reconoce el clasificador g o la pseudoetiqueta de K-means con que se entrenó</translation>
    </message>
    <message>
        <source>by g</source>
        <translation>según g</translation>
    </message>
    <message>
        <source>by K-means</source>
        <translation>según K-means</translation>
    </message>
    <message>
        <source>&amp;Bins</source>
        <translation>&amp;Tramos</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Semilla</translation>
    </message>
    <message>
        <source>&amp;X</source>
        <translation>&amp;X</translation>
    </message>
    <message>
        <source>Number of levels E</source>
        <translation>Número de niveles E</translation>
    </message>
    <message>
        <source>Levels of the label, of equal width unless edges are set below</source>
        <translation>Niveles de la etiqueta, de igual anchura salvo que se fijen bordes abajo</translation>
    </message>
    <message>
        <source>Inner edges of the levels</source>
        <translation>Bordes interiores de los niveles</translation>
    </message>
    <message>
        <source>Inner edges, ascending, with commas or spaces between</source>
        <translation>Bordes interiores, en orden ascendente, separados por comas o espacios</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>Iguales</translation>
    </message>
    <message>
        <source>Equal width</source>
        <translation>Igual anchura</translation>
    </message>
    <message>
        <source>Levels of equal width again, as many as there are now</source>
        <translation>Vuelve a niveles de igual anchura, tantos como hay ahora</translation>
    </message>
    <message>
        <source>Edges of the levels over the labels</source>
        <translation>Bordes de los niveles sobre las etiquetas</translation>
    </message>
    <message>
        <source>Drag an edge; double-click adds or removes one.
Keyboard: up and down choose, left and right move (Shift: finely), Insert adds, Delete removes.</source>
        <translation>Arrastre un borde; un doble clic añade o quita uno.
Teclado: arriba y abajo eligen, izquierda y derecha mueven (Mayús: paso fino), Insertar añade, Supr quita.</translation>
    </message>
    <message>
        <source>&amp;Levels</source>
        <translation>&amp;Niveles</translation>
    </message>
    <message>
        <source>%1 bins</source>
        <translation>%1 tramos</translation>
    </message>
    <message>
        <source>Tie seed %1</source>
        <translation>Semilla de empates %1</translation>
    </message>
    <message>
        <source>Clusters %1</source>
        <translation>Clústeres %1</translation>
    </message>
    <message>
        <source>%1 levels</source>
        <translation>%1 niveles</translation>
    </message>
    <message>
        <source>Levels of equal width</source>
        <translation>Niveles de igual anchura</translation>
    </message>
    <message>
        <source>α = %1</source>
        <translation>α = %1</translation>
    </message>
    <message>
        <source>Edges of the levels</source>
        <translation>Bordes de los niveles</translation>
    </message>
    <message>
        <source>These edges cannot be used</source>
        <translation>Estos bordes no se pueden usar</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number. Write the inner edges ascending with commas between, e.g. 2, 3.5, 5.</source>
        <translation>«%1» no es un número. Escriba los bordes interiores en orden ascendente separados por comas, p. ej. 2, 3.5, 5.</translation>
    </message>
    <message>
        <source>At least one inner edge is needed; for one level set the number to 1.</source>
        <translation>Hace falta al menos un borde interior; para un solo nivel, fije el número en 1.</translation>
    </message>
    <message>
        <source>No curriculum yet. It needs a pre-training run, or DeepMI scores with their clusters.</source>
        <translation>Aún no hay currículo. Necesita una ejecución de preentrenamiento o puntuaciones de DeepMI con sus clústeres.</translation>
    </message>
    <message>
        <source>Being computed…</source>
        <translation>Calculando…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln distinct value(s); %1 of %2 borders inside a tie.</source>
        <translation>
            <numerusform>%Ln valor distinto; %1 de %2 fronteras dentro de un empate.</numerusform>
            <numerusform>%Ln valores distintos; %1 de %2 fronteras dentro de un empate.</numerusform>
        </translation>
    </message>
    <message>
        <source>Inertia, NMI and I(X;Y) against K</source>
        <translation>Inercia, NMI e I(X;Y) en función de K</translation>
    </message>
    <message>
        <source>Other values of K were not tried yet: open a run and press “Try other values of K” in the Curriculum panel.</source>
        <translation>Aún no se han probado otros valores de K: abra una ejecución y pulse «Probar otros valores de K» en el panel Currículo.</translation>
    </message>
    <message>
        <source>Three curves over the number of clusters K from %1 to %2: inertia falls to %3 of its first value, NMI of clusters and levels goes from %4 to %5, I(X;Y) from %6 to %7 nats.</source>
        <translation>Tres curvas según el número de clústeres K, de %1 a %2: la inercia cae a %3 de su primer valor, la NMI de clústeres y niveles pasa de %4 a %5, e I(X;Y) de %6 a %7 nats.</translation>
    </message>
    <message>
        <source>d is %1 in bin %2, %3 in bin %4.</source>
        <translation>d es %1 en el tramo %2 y %3 en el tramo %4.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::DataPanel</name>
    <message>
        <source>scale %1 to %2</source>
        <translation>escala de %1 a %2</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>sin guardar</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>Ha fallado: %1.</translation>
    </message>
    <message>
        <source>No audio folder</source>
        <translation>Sin carpeta de audio</translation>
    </message>
    <message>
        <source>Choose a folder of .wav files named as the samples, to listen to them</source>
        <translation>Elija una carpeta de archivos .wav con los nombres de las muestras para escucharlas</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Teaching corpus</source>
        <translation>Corpus didáctico</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Características</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Valoraciones</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Sin etiquetas</translation>
    </message>
    <message>
        <source>no split</source>
        <translation>sin partición</translation>
    </message>
    <message>
        <source>⚠ %1 names did not match: %2</source>
        <translation>⚠ %1 nombres sin correspondencia: %2</translation>
    </message>
    <message>
        <source>list</source>
        <translation>lista</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), best: %1. %2</source>
        <translation>
            <numerusform>%n época; la mejor: %1. %2</numerusform>
            <numerusform>%n épocas; la mejor: %1. %2</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet: Run ▸ Pre-train</source>
        <translation>Ninguna todavía: Ejecutar ▸ Preentrenar</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ninguna todavía</translation>
    </message>
    <message>
        <source>Save run</source>
        <translation>Guardar ejecución</translation>
    </message>
    <message>
        <source>Runs (*.h5)</source>
        <translation>Ejecuciones (*.h5)</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Guardando %1</translation>
    </message>
    <message>
        <source>Save scores</source>
        <translation>Guardar puntuaciones</translation>
    </message>
    <message>
        <source>Scores (*.csv);;Values by name (*.json)</source>
        <translation>Puntuaciones (*.csv);;Valores por nombre (*.json)</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Sin guardar</translation>
    </message>
    <message>
        <source>Closing cannot be undone.</source>
        <translation>El cierre no se puede deshacer.</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Guardar como…</translation>
    </message>
    <message>
        <source>Close &amp;without saving</source>
        <translation>Cerrar &amp;sin guardar</translation>
    </message>
    <message>
        <source>The run of %1 with %2 clusters is in no file. Save it before it is closed?</source>
        <translation>La ejecución de %1 con %2 clústeres no está en ningún archivo. ¿Guardarla antes de cerrarla?</translation>
    </message>
    <message>
        <source>The scores “%1” are in no file. Save them before they are closed?</source>
        <translation>Las puntuaciones “%1” no están en ningún archivo. ¿Guardarlas antes de cerrarlas?</translation>
    </message>
    <message>
        <source>Disagreement of the ratings</source>
        <translation>Desacuerdo de las valoraciones</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Desacuerdo</translation>
    </message>
    <message>
        <source>Random order</source>
        <translation>Orden aleatorio</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aleatorio</translation>
    </message>
    <message>
        <source>Open scores</source>
        <translation>Abrir puntuaciones</translation>
    </message>
    <message>
        <source>Scores (*.csv *.tsv *.json);;All files (*)</source>
        <translation>Puntuaciones (*.csv *.tsv *.json);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Leyendo %1</translation>
    </message>
    <message>
        <source>Audio folder</source>
        <translation>Carpeta de audio</translation>
    </message>
    <message>
        <source>No data yet. Open features and labels of your own, or look around in the teaching corpus. Files can also be dropped on the window.</source>
        <translation>Aún no hay datos. Abra características y etiquetas propias o explore el corpus didáctico. También se pueden soltar archivos sobre la ventana.</translation>
    </message>
    <message>
        <source>Open data…</source>
        <translation>Abrir datos…</translation>
    </message>
    <message>
        <source>Features, labels, ratings, a pool and test corpora, with a preview</source>
        <translation>Características, etiquetas, valoraciones, un conjunto sin etiquetas y corpus de prueba, con vista previa</translation>
    </message>
    <message>
        <source>A made-up corpus whose every sample&apos;s difficulty is known</source>
        <translation>Un corpus inventado en el que se conoce la dificultad de cada muestra</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Abrir proyecto…</translation>
    </message>
    <message>
        <source>Open a saved project</source>
        <translation>Abre un proyecto guardado</translation>
    </message>
    <message>
        <source>What is open</source>
        <translation>Lo que está abierto</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>&amp;Attribute</source>
        <translation>Atri&amp;buto</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Atributo</translation>
    </message>
    <message>
        <source>The emotional attribute whose labels, run and curriculum are shown</source>
        <translation>El atributo emocional cuyas etiquetas, ejecución y currículo se muestran</translation>
    </message>
    <message>
        <source>Samples a split</source>
        <translation>Muestras por partición</translation>
    </message>
    <message>
        <source>Names that did not match</source>
        <translation>Nombres sin correspondencia</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Save the marked run as a file (RUN.h5)</source>
        <translation>Guarda la ejecución marcada en un archivo (RUN.h5)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close the marked run; its file stays</source>
        <translation>Cierra la ejecución marcada; su archivo se conserva</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Clústeres</translation>
    </message>
    <message>
        <source>Choose the run whose clusters are shown</source>
        <translation>Elija la ejecución cuyos clústeres se muestran</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add scores of another measure</source>
        <translation>Añade puntuaciones de otra medida</translation>
    </message>
    <message>
        <source>&amp;Disagreement of the ratings</source>
        <translation>&amp;Desacuerdo de las valoraciones</translation>
    </message>
    <message>
        <source>&amp;Random order</source>
        <translation>&amp;Orden aleatorio</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>De un &amp;archivo…</translation>
    </message>
    <message>
        <source>Save the marked scores as a file</source>
        <translation>Guarda las puntuaciones marcadas en un archivo</translation>
    </message>
    <message>
        <source>Close the marked scores; their file stays</source>
        <translation>Cierra las puntuaciones marcadas; su archivo se conserva</translation>
    </message>
    <message>
        <source>Other measures</source>
        <translation>Otras medidas</translation>
    </message>
    <message>
        <source>Scores of other measures</source>
        <translation>Puntuaciones de otras medidas</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Audio…</source>
        <translation>Audio…</translation>
    </message>
    <message>
        <source>Choose the folder of .wav files</source>
        <translation>Elija la carpeta de archivos .wav</translation>
    </message>
    <message>
        <source>Use no audio folder</source>
        <translation>No usar ninguna carpeta de audio</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::EditActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Select &amp;all samples</source>
        <translation>Seleccionar &amp;todas las muestras</translation>
    </message>
    <message>
        <source>all samples</source>
        <translation>todas las muestras</translation>
    </message>
    <message>
        <source>&amp;Invert selection</source>
        <translation>&amp;Invertir selección</translation>
    </message>
    <message>
        <source>all but %1</source>
        <translation>todas excepto %1</translation>
    </message>
    <message>
        <source>&amp;Clear selection</source>
        <translation>&amp;Quitar selección</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::EmbeddingMapView</name>
    <message>
        <source>Map of the embedding</source>
        <translation>Mapa del embedding</translation>
    </message>
    <message>
        <source>Drag to select, with Shift to add and with Ctrl to toggle; the wheel zooms, the middle button pans. Arrow keys pan, + and − zoom, 0 shows all, Tab goes to the next sample, Escape and then Tab leaves the map.</source>
        <translation>Arrastre para seleccionar; con Mayús añade y con Ctrl alterna; la rueda amplía, el botón central desplaza. Las flechas desplazan, + y − amplían y reducen, 0 muestra todo, Tab pasa a la muestra siguiente, Esc y después Tab sale del mapa.</translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation>Dibujando el mapa</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::EmbeddingPanel</name>
    <message>
        <source>preview</source>
        <translation>vista previa</translation>
    </message>
    <message>
        <source>Show the pre-training panel</source>
        <translation>Mostrar el panel de preentrenamiento</translation>
    </message>
    <message>
        <source>a point of the map</source>
        <translation>un punto del mapa</translation>
    </message>
    <message>
        <source>points of the map</source>
        <translation>puntos del mapa</translation>
    </message>
    <message>
        <source>&amp;Colour by</source>
        <translation>&amp;Color según</translation>
    </message>
    <message>
        <source>Colour the points by</source>
        <translation>Colorear los puntos según</translation>
    </message>
    <message>
        <source>What the points are coloured by; groups differ in shape as well</source>
        <translation>Según qué se colorean los puntos; los grupos se distinguen también por la forma</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lazo</translation>
    </message>
    <message>
        <source>Drag around points to select them; Shift adds, Ctrl toggles</source>
        <translation>Arrastre alrededor de puntos para seleccionarlos; Mayús añade, Ctrl alterna</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectángulo</translation>
    </message>
    <message>
        <source>Drag a rectangle over points to select them; Shift adds, Ctrl toggles</source>
        <translation>Arrastre un rectángulo sobre puntos para seleccionarlos; Mayús añade, Ctrl alterna</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Desplazar</translation>
    </message>
    <message>
        <source>Drag to move the map (also the middle button, or arrow keys)</source>
        <translation>Arrastre para mover el mapa (también con el botón central o las flechas)</translation>
    </message>
    <message>
        <source>Whole map</source>
        <translation>Mapa completo</translation>
    </message>
    <message>
        <source>Shows all points (0)</source>
        <translation>Muestra todos los puntos (0)</translation>
    </message>
    <message>
        <source>The clusters are a preview at another K, not those of the run</source>
        <translation>Los clústeres son una vista previa con otro K, no los de la ejecución</translation>
    </message>
    <message>
        <source>Points shown</source>
        <translation>Puntos mostrados</translation>
    </message>
    <message>
        <source>Brings the panel to the front in which a run is made</source>
        <translation>Trae al frente el panel en que se crea una ejecución</translation>
    </message>
    <message>
        <source>No run yet. Open one, or pre-train: Run ▸ Pre-train.</source>
        <translation>Aún no hay ninguna ejecución. Abra una o preentrene: Ejecutar ▸ Preentrenar.</translation>
    </message>
    <message>
        <source>Finding the principal components of the embedding…</source>
        <translation>Calculando las componentes principales del embedding…</translation>
    </message>
    <message>
        <source>The map cannot be drawn: %1</source>
        <translation>No se puede dibujar el mapa: %1</translation>
    </message>
    <message>
        <source>Mapping the embedding</source>
        <translation>Proyectando el embedding</translation>
    </message>
    <message>
        <source>%L1 shown / %L2 total</source>
        <translation>%L1 mostrados / %L2 en total</translation>
    </message>
    <message>
        <source>%L1 of %L2 here shown / %L3 total</source>
        <translation>%L1 de los %L2 de aquí mostrados / %L3 en total</translation>
    </message>
    <message>
        <source>%L1 / %L2</source>
        <translation>%L1 / %L2</translation>
    </message>
    <message>
        <source>%1 points, coloured by %2</source>
        <translation>%1 puntos, coloreados según %2</translation>
    </message>
    <message>
        <source>Map of the embedding</source>
        <translation>Mapa del embedding</translation>
    </message>
    <message>
        <source>There is no run yet: open one, or pre-train by Run ▸ Pre-train.</source>
        <translation>Aún no hay ninguna ejecución: abra una o preentrene con Ejecutar ▸ Preentrenar.</translation>
    </message>
    <message>
        <source>%L1 samples of the training set at their first two principal components of the embedding, coloured by %2.</source>
        <translation>%L1 muestras del conjunto de entrenamiento en las dos primeras componentes principales del embedding, coloreadas según %2.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ExportActions</name>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Figures and tables as PDF, SVG, PNG or CSV</source>
        <translation>Figuras y tablas como PDF, SVG, PNG o CSV</translation>
    </message>
    <message>
        <source>Export “%1”…</source>
        <translation>Exportar «%1»…</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>Copiar «%1»</translation>
    </message>
    <message>
        <source>The figure was not copied.</source>
        <translation>La figura no se ha copiado.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Figures and tables</source>
        <translation>Figuras y tablas</translation>
    </message>
    <message>
        <source>What the panels show now; what is grey has nothing to show yet</source>
        <translation>Lo que muestran ahora los paneles; lo que está en gris aún no tiene nada que mostrar</translation>
    </message>
    <message>
        <source>%1 (nothing yet)</source>
        <translation>%1 (aún nada)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>PDF and SVG keep texts and shapes as they are at any size; CSV holds the numbers behind the figure</source>
        <translation>PDF y SVG conservan textos y formas a cualquier tamaño; CSV contiene los números de la figura</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>SVG</source>
        <translation>SVG</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>CSV (the data behind)</source>
        <translation>CSV (los datos)</translation>
    </message>
    <message>
        <source>Size for</source>
        <translation>Tamaño para</translation>
    </message>
    <message>
        <source>Common sizes of figures</source>
        <translation>Tamaños habituales de figuras</translation>
    </message>
    <message>
        <source>Single column, 88 mm</source>
        <translation>Una columna, 88 mm</translation>
    </message>
    <message>
        <source>Double column, 180 mm</source>
        <translation>Dos columnas, 180 mm</translation>
    </message>
    <message>
        <source>Slide, 254 × 143 mm</source>
        <translation>Diapositiva, 254 × 143 mm</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Tamaño propio</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Anchura</translation>
    </message>
    <message>
        <source>Width of the figure on paper</source>
        <translation>Anchura de la figura en papel</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Altura</translation>
    </message>
    <message>
        <source>Height of the figure on paper; the lowest value is what suits the figure</source>
        <translation>Altura de la figura en papel; el valor mínimo es el que mejor le va a la figura</translation>
    </message>
    <message>
        <source>what suits it</source>
        <translation>la adecuada</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Letra</translation>
    </message>
    <message>
        <source>Size of the figure&apos;s texts in print</source>
        <translation>Tamaño impreso de los textos de la figura</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolución</translation>
    </message>
    <message>
        <source>Dots per inch; only a PNG has dots</source>
        <translation>Puntos por pulgada; solo un PNG tiene puntos</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> ppp</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>&amp;Size for</source>
        <translation>&amp;Tamaño para</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>Anc&amp;hura</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>Al&amp;tura</translation>
    </message>
    <message>
        <source>F&amp;ont</source>
        <translation>&amp;Letra</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>&amp;Resolución</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Writes the chosen figure into a file</source>
        <translation>Escribe la figura elegida en un archivo</translation>
    </message>
    <message>
        <source>&amp;All figures…</source>
        <translation>T&amp;odas las figuras…</translation>
    </message>
    <message>
        <source>Writes every figure that has something to show into a folder</source>
        <translation>Escribe en una carpeta todas las figuras que tienen algo que mostrar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copies the figure as picture, SVG and text; a table as text</source>
        <translation>Copia la figura como imagen, SVG y texto; una tabla, como texto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Closes this dialog</source>
        <translation>Cierra este cuadro de diálogo</translation>
    </message>
    <message>
        <source>Not exported:</source>
        <translation>No exportadas:</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Exportar %1</translation>
    </message>
    <message>
        <source>Export all figures into</source>
        <translation>Exportar todas las figuras a</translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>¿Reemplazar los archivos?</translation>
    </message>
    <message>
        <source>Some of these files are there already.</source>
        <translation>Algunos de estos archivos ya existen.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Escrito: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written.</source>
        <translation>
            <numerusform>%n archivo escrito.</numerusform>
            <numerusform>%n archivos escritos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to show yet: %1.</source>
        <translation>Aún no hay nada que mostrar: %1.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiada.</translation>
    </message>
    <message>
        <source>Not as %1: %2.</source>
        <translation>No en formato %1: %2.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ExportPreview</name>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>This is a table: it is exported as CSV.</source>
        <translation>Esto es una tabla: se exporta como CSV.</translation>
    </message>
    <message>
        <source>%1 × %2 mm, shown at %3 %</source>
        <translation>%1 × %2 mm, mostrada al %3 %</translation>
    </message>
    <message>
        <source>Preview of %1</source>
        <translation>Vista previa de %1</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ExtremesPage</name>
    <message>
        <source>Why the extremes come first</source>
        <translation>Por qué los extremos van primero</translation>
    </message>
    <message>
        <source>Mean DeepMI of each level</source>
        <translation>Media de DeepMI de cada nivel</translation>
    </message>
    <message>
        <source>&lt;p&gt;There is no run yet: start on the first page.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Aún no hay ninguna ejecución: empiece por la primera página.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The bars show the mean DeepMI of the samples of each emotion level; below each its share of the corpus. Middle levels are common: they are found in every cluster, so a cluster says little about them, and their cells are near what chance gives. Strong emotions are rarer and sound distinct, so their clusters point at them clearly: a large P(x,y)/(P(x)·P(y)).&lt;/p&gt;&lt;p&gt;A sample&apos;s label lies &lt;b&gt;%1&lt;/b&gt; from the mean label in the first (easiest) bin and &lt;b&gt;%2&lt;/b&gt; in the last.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Las barras muestran la media de DeepMI de las muestras de cada nivel de emoción; debajo de cada una, su proporción en el corpus. Los niveles medios son frecuentes: están en todos los clústeres, de modo que un clúster dice poco de ellos y sus celdas se acercan a lo que daría el azar. Las emociones intensas son menos frecuentes y suenan distintas, por lo que sus clústeres las señalan con claridad: un P(x,y)/(P(x)·P(y)) grande.&lt;/p&gt;&lt;p&gt;La etiqueta de una muestra dista &lt;b&gt;%1&lt;/b&gt; de la etiqueta media en el primer tramo (el más fácil) y &lt;b&gt;%2&lt;/b&gt; en el último.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Mean DeepMI by level:</source>
        <translation>Media de DeepMI por nivel:</translation>
    </message>
    <message>
        <source>level of the label (%1), and its share of the samples</source>
        <translation>nivel de la etiqueta (%1) y su proporción de las muestras</translation>
    </message>
    <message>
        <source>mean DeepMI (nats)</source>
        <translation>media de DeepMI (nats)</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::FileActions</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>Abrir &amp;recientes</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Proyecto nuevo</translation>
    </message>
    <message>
        <source>Close everything and start anew</source>
        <translation>Cierra todo y empieza de nuevo</translation>
    </message>
    <message>
        <source>Open &amp;data…</source>
        <translation>Abrir &amp;datos…</translation>
    </message>
    <message>
        <source>Features, labels, ratings, a pool and test corpora, with a preview</source>
        <translation>Características, etiquetas, valoraciones, un conjunto sin etiquetas y corpus de prueba, con vista previa</translation>
    </message>
    <message>
        <source>Open runs, scores or any &amp;files…</source>
        <translation>Abrir ejecuciones, puntuaciones u otros &amp;archivos…</translation>
    </message>
    <message>
        <source>Whatever the files are, told by their content</source>
        <translation>Sean cuales sean los archivos, se reconocen por su contenido</translation>
    </message>
    <message>
        <source>Open features and labels, runs, scores or a project</source>
        <translation>Abrir características y etiquetas, ejecuciones, puntuaciones o un proyecto</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>&amp;Teaching corpus</source>
        <translation>Corpus d&amp;idáctico</translation>
    </message>
    <message>
        <source>A made-up corpus whose every sample&apos;s difficulty is known</source>
        <translation>Un corpus inventado en el que se conoce la dificultad de cada muestra</translation>
    </message>
    <message>
        <source>Open &amp;project…</source>
        <translation>Abrir pro&amp;yecto…</translation>
    </message>
    <message>
        <source>Open a saved project</source>
        <translation>Abre un proyecto guardado</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Abrir proyecto</translation>
    </message>
    <message>
        <source>DeepMI projects (*.deepmi);;All files (*)</source>
        <translation>Proyectos de DeepMI (*.deepmi);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>&amp;Guardar proyecto</translation>
    </message>
    <message>
        <source>Save what is open; runs and scores without a file are written beside it</source>
        <translation>Guarda lo que está abierto; las ejecuciones y puntuaciones sin archivo se escriben a su lado</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Guardar proyecto &amp;como…</translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation>Guarda con otro nombre</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Cierra la ventana</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n file(s)</source>
        <translation>
            <numerusform>Examinando %n archivo</numerusform>
            <numerusform>Examinando %n archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>This file cannot be opened.</source>
        <translation>Este archivo no se puede abrir.</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>Cargando %1</translation>
    </message>
    <message>
        <source>Making the teaching corpus</source>
        <translation>Creando el corpus didáctico</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Leyendo %1</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> y %n más</numerusform>
            <numerusform> y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>The last session is opened instead.</source>
        <translation>En su lugar se abre la última sesión.</translation>
    </message>
    <message>
        <source>Not opened yet: %1</source>
        <translation>Aún sin abrir: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be opened.</source>
        <translation>
            <numerusform>%n archivo no se puede abrir.</numerusform>
            <numerusform>%n archivos no se pueden abrir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) more</source>
        <translation>
            <numerusform>%n archivo más</numerusform>
            <numerusform>%n archivos más</numerusform>
        </translation>
    </message>
    <message>
        <source>A project is opened alone.</source>
        <translation>Un proyecto se abre solo.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HeatmapPanel</name>
    <message>
        <source>Heatmap of mutual information</source>
        <translation>Mapa de calor de la información mutua</translation>
    </message>
    <message>
        <source>Arrow keys move between cells, Enter selects the samples of a cell, Space toggles them.</source>
        <translation>Las flechas pasan de una celda a otra, Intro selecciona las muestras de una celda, Espacio las alterna.</translation>
    </message>
    <message>
        <source>Current cell</source>
        <translation>Celda actual</translation>
    </message>
    <message>
        <source>Numbers of the current cell</source>
        <translation>Números de la celda actual</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>What stands beside the level of the label: the cluster X of a sample, or the level Y′ that was predicted for it</source>
        <translation>Lo que se cruza con el nivel de la etiqueta: el clúster X de una muestra o el nivel Y′ que se predijo para ella</translation>
    </message>
    <message>
        <source>Cluster X</source>
        <translation>Clúster X</translation>
    </message>
    <message>
        <source>Predicted level Y′</source>
        <translation>Nivel predicho Y′</translation>
    </message>
    <message>
        <source>Value shown</source>
        <translation>Valor mostrado</translation>
    </message>
    <message>
        <source>What colours and numbers stand for. I(x;y) = P(x,y) log P(x,y)/(P(x)P(y)), eq. 2 of the paper</source>
        <translation>Lo que representan colores y números. I(x;y) = P(x,y) log P(x,y)/(P(x)P(y)), ec. 2 del artículo</translation>
    </message>
    <message>
        <source>Contribution I(x;y)</source>
        <translation>Contribución I(x;y)</translation>
    </message>
    <message>
        <source>Probability P(x,y)</source>
        <translation>Probabilidad P(x,y)</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Recuento</translation>
    </message>
    <message>
        <source>Log ratio</source>
        <translation>Log-cociente</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>Ordenadas por</translation>
    </message>
    <message>
        <source>What the columns are sorted by, from left to right</source>
        <translation>Según qué se ordenan las columnas, de izquierda a derecha</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Mean level</source>
        <translation>Nivel medio</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Share of I</source>
        <translation>Parte de I</translation>
    </message>
    <message>
        <source>Effective levels</source>
        <translation>Niveles efectivos</translation>
    </message>
    <message>
        <source>exp H(Y|x): over how many levels the samples of a column spread</source>
        <translation>exp H(Y|x): entre cuántos niveles se reparten las muestras de una columna</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lazo</translation>
    </message>
    <message>
        <source>Drag a free outline around cells in place of a rectangle. Shift adds to the selection, Ctrl toggles.</source>
        <translation>Arrastre un contorno libre alrededor de las celdas en lugar de un rectángulo. Mayús añade a la selección, Ctrl alterna.</translation>
    </message>
    <message>
        <source>sorted by</source>
        <translation>orden:</translation>
    </message>
    <message>
        <source>Sorted descending</source>
        <translation>Orden descendente</translation>
    </message>
    <message>
        <source>Sorted ascending</source>
        <translation>Orden ascendente</translation>
    </message>
    <message>
        <source>The largest stands left; click for the smallest first</source>
        <translation>La mayor está a la izquierda; pulse para poner primero la menor</translation>
    </message>
    <message>
        <source>The smallest stands left; click for the largest first</source>
        <translation>La menor está a la izquierda; pulse para poner primero la mayor</translation>
    </message>
    <message>
        <source>Retrain at this K</source>
        <translation>Reentrenar con este K</translation>
    </message>
    <message>
        <source>Queues a pre-training with as many clusters as the preview has</source>
        <translation>Pone en cola un preentrenamiento con tantos clústeres como la vista previa</translation>
    </message>
    <message>
        <source>Preview at K = %1, not retrained</source>
        <translation>Vista previa con K = %1, sin reentrenar</translation>
    </message>
    <message>
        <source>There are no clusters yet. Pre-train to find them, or open a run.</source>
        <translation>Aún no hay clústeres. Preentrene para encontrarlos o abra una ejecución.</translation>
    </message>
    <message>
        <source>There is nothing to show yet. Open data or the teaching corpus first.</source>
        <translation>Aún no hay nada que mostrar. Abra primero datos o el corpus didáctico.</translation>
    </message>
    <message>
        <source>Pre-train…</source>
        <translation>Preentrenar…</translation>
    </message>
    <message>
        <source>Open data…</source>
        <translation>Abrir datos…</translation>
    </message>
    <message>
        <source>&lt;b&gt;Preview at K = %1.&lt;/b&gt; The present embedding clustered anew; the network was not retrained.</source>
        <translation>&lt;b&gt;Vista previa con K = %1.&lt;/b&gt; El embedding actual, agrupado de nuevo; la red no se ha reentrenado.</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) of the heatmap</source>
        <translation>
            <numerusform>%n celda del mapa de calor</numerusform>
            <numerusform>%n celdas del mapa de calor</numerusform>
        </translation>
    </message>
    <message>
        <source>Mutual information of prediction and level</source>
        <translation>Información mutua entre predicción y nivel</translation>
    </message>
    <message>
        <source>Mutual information of cluster and level</source>
        <translation>Información mutua entre clúster y nivel</translation>
    </message>
    <message>
        <source>There are no clusters yet: pre-train, or open a run.</source>
        <translation>Aún no hay clústeres: preentrene o abra una ejecución.</translation>
    </message>
    <message>
        <source>There is nothing open yet: open data or a run first.</source>
        <translation>Aún no hay nada abierto: abra primero datos o una ejecución.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HeatmapSidebar</name>
    <message>
        <source>Sums of the tables</source>
        <translation>Sumas de las tablas</translation>
    </message>
    <message>
        <source>Mutual information of cluster and level</source>
        <translation>Información mutua entre clúster y nivel</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregida</translation>
    </message>
    <message>
        <source>I(X;Y) without most of the bias of counting</source>
        <translation>I(X;Y) sin la mayor parte del sesgo de contar</translation>
    </message>
    <message>
        <source>by chance</source>
        <translation>por azar</translation>
    </message>
    <message>
        <source>What I(X;Y) would be on average if clusters had nothing to do with levels</source>
        <translation>Lo que valdría I(X;Y) en promedio si los clústeres no tuvieran nada que ver con los niveles</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>intervalo del 95 %</translation>
    </message>
    <message>
        <source>Where the true I(X;Y) lies, by resampling the table</source>
        <translation>Dónde está la verdadera I(X;Y), por remuestreo de la tabla</translation>
    </message>
    <message>
        <source>basic bootstrap: 2·I − percentiles of the resamples</source>
        <translation>bootstrap básico: 2·I − percentiles de las remuestras</translation>
    </message>
    <message>
        <source>Mutual information of predicted level and level</source>
        <translation>Información mutua entre nivel predicho y nivel</translation>
    </message>
    <message>
        <source>Entropy of the clusters</source>
        <translation>Entropía de los clústeres</translation>
    </message>
    <message>
        <source>Entropy of the levels</source>
        <translation>Entropía de los niveles</translation>
    </message>
    <message>
        <source>Entropy of the predicted levels</source>
        <translation>Entropía de los niveles predichos</translation>
    </message>
    <message>
        <source>Joint entropy of cluster and level</source>
        <translation>Entropía conjunta de clúster y nivel</translation>
    </message>
    <message>
        <source>Normalised mutual information of cluster and level, 0 to 1</source>
        <translation>Información mutua normalizada de clúster y nivel, de 0 a 1</translation>
    </message>
    <message>
        <source>Clusters in use</source>
        <translation>Clústeres en uso</translation>
    </message>
    <message>
        <source>Effective number of clusters</source>
        <translation>Número efectivo de clústeres</translation>
    </message>
    <message>
        <source>I and H in nats</source>
        <translation>I y H en nats</translation>
    </message>
    <message>
        <source>⚠ Only %1 samples an occupied cell: even the corrected I(X;Y) says too much.</source>
        <translation>⚠ Solo %1 muestras por celda ocupada: incluso la I(X;Y) corregida dice demasiado.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>⚠ Collapsed: the classifier uses few of the clusters that K-means finds, and the scores are coarse. Take X by K-means in Curriculum, or pre-train longer.</source>
        <translation>⚠ Colapso: el clasificador usa pocos de los clústeres que encuentra K-means, y las puntuaciones son gruesas. Elija X según K-means en «Currículo» o preentrene más tiempo.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HeatmapView</name>
    <message>
        <source>%1: %2 samples, %3 % of I. A click selects them.</source>
        <translation>%1: %2 muestras, %3 % de I. Un clic las selecciona.</translation>
    </message>
    <message>
        <source>%1 %2: %3 samples. A click selects them.</source>
        <translation>%1 %2: %3 muestras. Un clic las selecciona.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HelpActions</name>
    <message>
        <source>About DeepMI Studio</source>
        <translation>Acerca de DeepMI Studio</translation>
    </message>
    <message>
        <source>&lt;h3&gt;DeepMI Studio %1&lt;/h3&gt;&lt;p&gt;Which samples are easy, which are hard, and why: curricula for speech emotion by mutual information between clusters, predictions and labels.&lt;/p&gt;&lt;p&gt;Qt %2, compiled with Qt %3, on %4.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;DeepMI Studio %1&lt;/h3&gt;&lt;p&gt;Qué muestras son fáciles, cuáles son difíciles y por qué: currículos para el reconocimiento de emociones en el habla mediante la información mutua entre clústeres, predicciones y etiquetas.&lt;/p&gt;&lt;p&gt;Qt %2, compilado con Qt %3, en %4.&lt;/p&gt;&lt;p&gt;Software libre bajo la Licencia Pública General de GNU, versión 3.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Guided &amp;tour</source>
        <translation>&amp;Recorrido guiado</translation>
    </message>
    <message>
        <source>&amp;Help on this panel</source>
        <translation>&amp;Ayuda de este panel</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>Atajos de &amp;teclado</translation>
    </message>
    <message>
        <source>&amp;About DeepMI Studio</source>
        <translation>A&amp;cerca de DeepMI Studio</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation>Páginas de ayuda</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>Página de ayuda</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::JobControls</name>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Run to the end of the epoch and pause there; the next epoch if it stands between two</source>
        <translation>Avanza hasta el final de la época y se pausa ahí; la época siguiente si está entre dos</translation>
    </message>
    <message>
        <source>Finish now</source>
        <translation>Terminar ya</translation>
    </message>
    <message>
        <source>End at the end of this epoch as if it were the last, and keep the result so far</source>
        <translation>Termina al final de esta época como si fuera la última y conserva el resultado obtenido</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop within a batch. The state after the last whole epoch is kept as a checkpoint from which the training can be resumed</source>
        <translation>Se detiene en menos de un lote. El estado tras la última época completa se conserva como punto de control desde el que se puede reanudar el entrenamiento</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Go on to the end</source>
        <translation>Sigue hasta el final</translation>
    </message>
    <message>
        <source>Stand still within a batch, everything kept in memory</source>
        <translation>Se queda parado dentro de un lote, con todo en memoria</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::JobsModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::JobsPanel</name>
    <message>
        <source>Nothing runs and nothing waits. Trainings, scoring and loading show up here.</source>
        <translation>Nada en curso ni en espera. Los entrenamientos, las puntuaciones y las cargas aparecen aquí.</translation>
    </message>
    <message>
        <source>Clear ended</source>
        <translation>Quitar terminados</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Trabajos</translation>
    </message>
    <message>
        <source>Clear ended jobs</source>
        <translation>Quitar los trabajos terminados</translation>
    </message>
    <message>
        <source>Take those that are over off the list</source>
        <translation>Quita de la lista los que ya han acabado</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::KMeansPage</name>
    <message>
        <source>What clusters are: K-means by hand</source>
        <translation>Qué son los clústeres: K-means paso a paso</translation>
    </message>
    <message>
        <source>Samples, clusters and their centres</source>
        <translation>Muestras, clústeres y sus centros</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Clústeres</translation>
    </message>
    <message>
        <source>K = </source>
        <translation>K = </translation>
    </message>
    <message>
        <source>Start &amp;anew</source>
        <translation>Empezar de &amp;nuevo</translation>
    </message>
    <message>
        <source>Draws other samples as the first centres</source>
        <translation>Sortea otras muestras como primeros centros</translation>
    </message>
    <message>
        <source>&lt;p&gt;A cluster is a group of utterances that sound alike to the network. K-means finds K of them by two half-steps that are repeated: &lt;b&gt;assign&lt;/b&gt; every sample to its nearest centre, then &lt;b&gt;move&lt;/b&gt; every centre to the mean of its samples. The sum of squared distances (inertia) can only fall, so it settles, though where it settles depends on the start.&lt;/p&gt;&lt;p&gt;The points are up to 300 training samples in the two directions in which their embedding differs most. Pre-training does this every epoch in all 256 dimensions and takes the clusters as &lt;b&gt;pseudo-labels&lt;/b&gt;.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Un clúster es un grupo de enunciados que a la red le suenan parecidos. K-means encuentra K de ellos con dos medios pasos que se repiten: &lt;b&gt;asignar&lt;/b&gt; cada muestra a su centro más cercano y después &lt;b&gt;mover&lt;/b&gt; cada centro a la media de sus muestras. La suma de las distancias al cuadrado (inercia) solo puede bajar, así que el proceso se estabiliza, aunque dónde lo hace depende del inicio.&lt;/p&gt;&lt;p&gt;Los puntos son hasta 300 muestras de entrenamiento en las dos direcciones en que más varía su embedding. El preentrenamiento hace esto en cada época, en las 256 dimensiones, y toma los clústeres como &lt;b&gt;pseudoetiquetas&lt;/b&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Assign the samples</source>
        <translation>&amp;Asignar las muestras</translation>
    </message>
    <message>
        <source>&amp;Move the centres</source>
        <translation>&amp;Mover los centros</translation>
    </message>
    <message>
        <source>There is no run yet: start on the first page.</source>
        <translation>Aún no hay ninguna ejecución: empiece por la primera página.</translation>
    </message>
    <message>
        <source>Settled after %1 assignments, inertia %2.</source>
        <translation>Estable tras %1 asignaciones, inercia %2.</translation>
    </message>
    <message>
        <source>Inertia %1; %2 samples changed their cluster.</source>
        <translation>Inercia %1; %2 muestras cambiaron de clúster.</translation>
    </message>
    <message>
        <source>The centres are samples drawn at random.</source>
        <translation>Los centros son muestras sorteadas al azar.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::LevelEdges</name>
    <message>
        <source>edge %1 of %2 at %3</source>
        <translation>borde %1 de %2 en %3</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::MainWindow</name>
    <message>
        <source>DeepMI Studio</source>
        <translation>DeepMI Studio</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>E&amp;jecutar</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Selección</translation>
    </message>
    <message>
        <source>Running job</source>
        <translation>Trabajo en curso</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s)</source>
        <translation>
            <numerusform>%Ln muestra</numerusform>
            <numerusform>%Ln muestras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln sample(s) selected: %2</source>
        <translation>
            <numerusform>%L1 de %Ln muestra seleccionada: %2</numerusform>
            <numerusform>%L1 de %Ln muestras seleccionadas: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::MappingForm</name>
    <message>
        <source>How it is read</source>
        <translation>Cómo se lee</translation>
    </message>
    <message>
        <source>Features in</source>
        <translation>Características en</translation>
    </message>
    <message>
        <source>HDF5 dataset, .npz array or MATLAB variable with the features</source>
        <translation>Conjunto de datos HDF5, matriz de .npz o variable de MATLAB con las características</translation>
    </message>
    <message>
        <source>Names in</source>
        <translation>Nombres en</translation>
    </message>
    <message>
        <source>HDF5 dataset, .npz array or MATLAB variable with the row names</source>
        <translation>Conjunto de datos HDF5, matriz de .npz o variable de MATLAB con los nombres de las filas</translation>
    </message>
    <message>
        <source>File of names</source>
        <translation>Archivo de nombres</translation>
    </message>
    <message>
        <source>Text file with one row name a line; a .npy file has no names of its own</source>
        <translation>Archivo de texto con un nombre de fila por línea; un archivo .npy no tiene nombres propios</translation>
    </message>
    <message>
        <source>Choose the file of names</source>
        <translation>Elegir el archivo de nombres</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Column with the sample names</source>
        <translation>Columna con los nombres de las muestras</translation>
    </message>
    <message>
        <source>Splits in</source>
        <translation>Particiones en</translation>
    </message>
    <message>
        <source>Column that says Train, Development, Test1 …</source>
        <translation>Columna que indica Train, Development, Test1…</translation>
    </message>
    <message>
        <source>Raters in</source>
        <translation>Evaluadores en</translation>
    </message>
    <message>
        <source>Column that says who rated</source>
        <translation>Columna que indica quién valoró</translation>
    </message>
    <message>
        <source>Arousal in</source>
        <translation>Activación en</translation>
    </message>
    <message>
        <source>Valence in</source>
        <translation>Valencia en</translation>
    </message>
    <message>
        <source>Dominance in</source>
        <translation>Dominancia en</translation>
    </message>
    <message>
        <source>Column with the values of this attribute</source>
        <translation>Columna con los valores de este atributo</translation>
    </message>
    <message>
        <source>Low end of the scale</source>
        <translation>Extremo inferior de la escala</translation>
    </message>
    <message>
        <source>Low end of the rating scale; empty = the format&apos;s own, else 1</source>
        <translation>Extremo inferior de la escala de valoración; vacío = el propio del formato; si no, 1</translation>
    </message>
    <message>
        <source>High end of the scale</source>
        <translation>Extremo superior de la escala</translation>
    </message>
    <message>
        <source>High end of the rating scale; empty = the format&apos;s own, else 7</source>
        <translation>Extremo superior de la escala de valoración; vacío = el propio del formato; si no, 7</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>automático</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::MessageBanner</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cierra este mensaje</translation>
    </message>
    <message numerus="yes">
        <source>(%n more)</source>
        <translation>
            <numerusform>(%n más)</numerusform>
            <numerusform>(%n más)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>Ha fallado: %1.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Advertencia</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Información</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::OpenDataDialog</name>
    <message>
        <source>Reading %1</source>
        <translation>Leyendo %1</translation>
    </message>
    <message>
        <source>A feature file and a label file are needed; the rest is optional.</source>
        <translation>Hacen falta un archivo de características y uno de etiquetas; lo demás es opcional.</translation>
    </message>
    <message>
        <source>Matching names…</source>
        <translation>Emparejando nombres…</translation>
    </message>
    <message>
        <source>Matching names</source>
        <translation>Emparejando nombres</translation>
    </message>
    <message>
        <source>A feature file and a label file are needed</source>
        <translation>Hacen falta un archivo de características y uno de etiquetas</translation>
    </message>
    <message>
        <source>Files are still being read</source>
        <translation>Aún se están leyendo archivos</translation>
    </message>
    <message>
        <source>Put right what is marked ⚠ first; a test corpus needs features and labels</source>
        <translation>Corrija primero lo marcado con ⚠; un corpus de prueba necesita características y etiquetas</translation>
    </message>
    <message>
        <source>Load all of it</source>
        <translation>Carga todo</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>Cargando %1</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n file(s)</source>
        <translation>
            <numerusform>Examinando %n archivo</numerusform>
            <numerusform>Examinando %n archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is no features, labels or ratings: drop it on the main window.</source>
        <translation>%1 no contiene características, etiquetas ni valoraciones: suéltelo sobre la ventana principal.</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>Abrir datos</translation>
    </message>
    <message>
        <source>How features and labels match</source>
        <translation>Correspondencia entre características y etiquetas</translation>
    </message>
    <message>
        <source>&amp;Names…</source>
        <translation>&amp;Nombres…</translation>
    </message>
    <message>
        <source>List the names that did not match</source>
        <translation>Muestra los nombres sin correspondencia</translation>
    </message>
    <message>
        <source>Progress of loading</source>
        <translation>Progreso de la carga</translation>
    </message>
    <message>
        <source>&amp;Teaching corpus</source>
        <translation>Corpus &amp;didáctico</translation>
    </message>
    <message>
        <source>A made-up corpus whose every sample&apos;s difficulty is known</source>
        <translation>Un corpus inventado en el que se conoce la dificultad de cada muestra</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop loading, or close the dialog</source>
        <translation>Detiene la carga o cierra el cuadro de diálogo</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Características</translation>
    </message>
    <message>
        <source>One row of features a sample: HDF5, .npy, .npz, .mat, HTK, CSV, TSV or ARFF</source>
        <translation>Una fila de características por muestra: HDF5, .npy, .npz, .mat, HTK, CSV, TSV o ARFF</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Consensus labels a sample: labels_consensus.csv, labels.txt or a table</source>
        <translation>Etiquetas de consenso por muestra: labels_consensus.csv, labels.txt o una tabla</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Valoraciones</translation>
    </message>
    <message>
        <source>Single ratings by single people (optional), for the disagreement</source>
        <translation>Valoraciones individuales de cada persona (opcional), para el desacuerdo</translation>
    </message>
    <message>
        <source>Unlabelled pool</source>
        <translation>Conjunto sin etiquetas</translation>
    </message>
    <message>
        <source>More features without labels (optional), for the self-supervised stage</source>
        <translation>Más características sin etiquetas (opcional), para la etapa autosupervisada</translation>
    </message>
    <message>
        <source>&amp;Add a test corpus</source>
        <translation>Añadir un corpus de &amp;prueba</translation>
    </message>
    <message>
        <source>Another corpus to evaluate on, beside the Test splits of the labels</source>
        <translation>Otro corpus con que evaluar, además de las particiones Test de las etiquetas</translation>
    </message>
    <message>
        <source>Audio folder</source>
        <translation>Carpeta de audio</translation>
    </message>
    <message>
        <source>Folder with a .wav a sample (optional), to listen to them</source>
        <translation>Carpeta con un .wav por muestra (opcional), para escucharlas</translation>
    </message>
    <message>
        <source>Folder of .wav files, optional</source>
        <translation>Carpeta de archivos .wav, opcional</translation>
    </message>
    <message>
        <source>Choose the folder of audio</source>
        <translation>Elegir la carpeta de audio</translation>
    </message>
    <message>
        <source>Test corpus %1</source>
        <translation>Corpus de prueba %1</translation>
    </message>
    <message>
        <source>Name of the test corpus</source>
        <translation>Nombre del corpus de prueba</translation>
    </message>
    <message>
        <source>How results on it are called</source>
        <translation>Cómo se llaman los resultados con él</translation>
    </message>
    <message>
        <source>· features</source>
        <translation>· características</translation>
    </message>
    <message>
        <source>Features of the test corpus, as many columns as the training features</source>
        <translation>Características del corpus de prueba, con tantas columnas como las de entrenamiento</translation>
    </message>
    <message>
        <source>· labels</source>
        <translation>· etiquetas</translation>
    </message>
    <message>
        <source>Labels of the test corpus</source>
        <translation>Etiquetas del corpus de prueba</translation>
    </message>
    <message>
        <source>Take this test corpus out</source>
        <translation>Quita este corpus de prueba</translation>
    </message>
    <message>
        <source>What was found in the file</source>
        <translation>Lo que se encontró en el archivo</translation>
    </message>
    <message>
        <source>First rows and columns of the file</source>
        <translation>Primeras filas y columnas del archivo</translation>
    </message>
    <message>
        <source>%1: nothing chosen yet</source>
        <translation>%1: aún no se ha elegido nada</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Type a path, choose a file, or drop one here: what it is, is told by its content.</source>
        <translation>Escriba una ruta, elija un archivo o suelte uno aquí: lo que es se reconoce por su contenido.</translation>
    </message>
    <message>
        <source>%1 was left out: the features are one file and the pool another. “Add a test corpus” has places for more.</source>
        <translation>%1 quedó fuera: las características son un archivo y el conjunto sin etiquetas, otro. “Añadir un corpus de prueba” tiene sitio para más.</translation>
    </message>
    <message>
        <source>%1 was left out: the labels are one file. “Add a test corpus” has places for more.</source>
        <translation>%1 quedó fuera: las etiquetas son un archivo. “Añadir un corpus de prueba” tiene sitio para más.</translation>
    </message>
    <message>
        <source>%1 was left out: the ratings are one file.</source>
        <translation>%1 quedó fuera: las valoraciones son un archivo.</translation>
    </message>
    <message>
        <source>Files that were not taken</source>
        <translation>Archivos que no se tomaron</translation>
    </message>
    <message>
        <source>A&amp;ll…</source>
        <translation>&amp;Todos…</translation>
    </message>
    <message>
        <source>List the files that were not taken</source>
        <translation>Enumerar los archivos que no se tomaron</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) more</source>
        <translation>
            <numerusform>%n archivo más</numerusform>
            <numerusform>%n archivos más</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 took the place of %3.</source>
        <translation>%1: %2 ha sustituido a %3.</translation>
    </message>
    <message>
        <source>Files that were replaced</source>
        <translation>Archivos sustituidos</translation>
    </message>
    <message>
        <source>&amp;Put back</source>
        <translation>&amp;Recuperar</translation>
    </message>
    <message>
        <source>Take the files again that were chosen before</source>
        <translation>Vuelve a tomar los archivos elegidos antes</translation>
    </message>
    <message>
        <source>It is read once nothing more is typed; Enter reads it at once.</source>
        <translation>Se lee en cuanto se deja de escribir; con Intro, al momento.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ParameterFields</name>
    <message>
        <source>Clusters K</source>
        <translation>Clústeres K</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Tamaño de lote</translation>
    </message>
    <message>
        <source>Learning rate, stage I</source>
        <translation>Tasa de aprendizaje, etapa I</translation>
    </message>
    <message>
        <source>Momentum, stage I</source>
        <translation>Momento, etapa I</translation>
    </message>
    <message>
        <source>Learning rate, stage II</source>
        <translation>Tasa de aprendizaje, etapa II</translation>
    </message>
    <message>
        <source>Learning rate of g</source>
        <translation>Tasa de aprendizaje de g</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Clip features at ±</source>
        <translation>Limitar características a ±</translation>
    </message>
    <message>
        <source>Cluster head g</source>
        <translation>Cabezal de clústeres g</translation>
    </message>
    <message>
        <source>Uniform over clusters</source>
        <translation>Uniforme sobre los clústeres</translation>
    </message>
    <message>
        <source>K-means iterations</source>
        <translation>Iteraciones de K-means</translation>
    </message>
    <message>
        <source>Keep epoch</source>
        <translation>Conservar época</translation>
    </message>
    <message>
        <source>Emotion levels E</source>
        <translation>Niveles de emoción E</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Tramos</translation>
    </message>
    <message>
        <source>Epochs a bin</source>
        <translation>Épocas por tramo</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Rate decay</source>
        <translation>Factor de la tasa</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>Ensayos</translation>
    </message>
    <message>
        <source>Hidden width</source>
        <translation>Anchura oculta</translation>
    </message>
    <message>
        <source>Test normalisation</source>
        <translation>Normalización de prueba</translation>
    </message>
    <message>
        <source>Hardest first</source>
        <translation>Primero las más difíciles</translation>
    </message>
    <message>
        <source>Pacing</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Initial share</source>
        <translation>Parte inicial</translation>
    </message>
    <message>
        <source>Final epoch</source>
        <translation>Época final</translation>
    </message>
    <message>
        <source>Rate rule</source>
        <translation>Regla de la tasa</translation>
    </message>
    <message>
        <source>Epochs a decay</source>
        <translation>Épocas por bajada</translation>
    </message>
    <message>
        <source>Rate floor</source>
        <translation>Mínimo de la tasa</translation>
    </message>
    <message>
        <source>Warm restart</source>
        <translation>Reinicio en caliente</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::PrecisionChoice</name>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>What the networks multiply in: float32, a GPU&apos;s TF32, or bfloat16, which a processor with AVX-512 BF16 or AMX has and a GPU. Weights and losses stay float32</source>
        <translation>En qué multiplican las redes: float32, TF32 de una GPU o bfloat16, que tienen un procesador con AVX-512 BF16 o AMX y una GPU. Pesos y pérdidas quedan en float32</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automática</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>TF32 (GPU)</source>
        <translation>TF32 (GPU)</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::PretrainPanel</name>
    <message>
        <source>Pre-train</source>
        <translation>Preentrenar</translation>
    </message>
    <message>
        <source>Progress of the pre-training</source>
        <translation>Progreso del preentrenamiento</translation>
    </message>
    <message>
        <source>State of the pre-training</source>
        <translation>Estado del preentrenamiento</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Where the network runs: the processor, or a GPU that LibTorch can use</source>
        <translation>Dónde se ejecuta la red: el procesador o una GPU que LibTorch pueda usar</translation>
    </message>
    <message>
        <source>first GPU, else CPU</source>
        <translation>primera GPU; si no, CPU</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>Hilos de CPU</translation>
    </message>
    <message>
        <source>CPU threads of the training. The window stays responsive with all of them: training gives way to it</source>
        <translation>Hilos de CPU del entrenamiento. La ventana sigue respondiendo aunque se usen todos: el entrenamiento le cede el paso</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>What it will cost</source>
        <translation>Lo que costará</translation>
    </message>
    <message>
        <source>&lt;p&gt;Operations of an epoch, from the sizes of the layers: with P the weights, Φ the extractor, g the cluster classifier, I the iterations of K-means,&lt;br&gt;stage I: M·(2·P&lt;sub&gt;Φ&lt;/sub&gt; + 512·K·I + 6·(P&lt;sub&gt;Φ&lt;/sub&gt; + P&lt;sub&gt;g&lt;/sub&gt;)),&lt;br&gt;stage II: N·(2·P&lt;sub&gt;Φ&lt;/sub&gt; + 512·K·I + 6·P),&lt;br&gt;measuring: (N + V)·2·P,&lt;br&gt;over the operations a second of the last pre-training on this device.&lt;/p&gt;&lt;p&gt;Memory: all features, six copies of the weights, the activations of a batch and three embeddings, 4 bytes a number.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Operaciones de una época, según el tamaño de las capas: con P los pesos, Φ el extractor, g el clasificador de clústeres, I las iteraciones de K-means,&lt;br&gt;etapa I: M·(2·P&lt;sub&gt;Φ&lt;/sub&gt; + 512·K·I + 6·(P&lt;sub&gt;Φ&lt;/sub&gt; + P&lt;sub&gt;g&lt;/sub&gt;)),&lt;br&gt;etapa II: N·(2·P&lt;sub&gt;Φ&lt;/sub&gt; + 512·K·I + 6·P),&lt;br&gt;medición: (N + V)·2·P,&lt;br&gt;entre las operaciones por segundo del último preentrenamiento en este dispositivo.&lt;/p&gt;&lt;p&gt;Memoria: todas las características, seis copias de los pesos, las activaciones de un lote y tres embeddings, 4 bytes por número.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>More parameters</source>
        <translation>Más parámetros</translation>
    </message>
    <message>
        <source>Learning rates, dropout, the cluster head, K-means</source>
        <translation>Tasas de aprendizaje, dropout, el cabezal de clústeres, K-means</translation>
    </message>
    <message>
        <source>There is nothing to train on.</source>
        <translation>No hay nada con que entrenar.</translation>
    </message>
    <message>
        <source>Open features and labels, or the teaching corpus, in the File menu.</source>
        <translation>Abra características y etiquetas, o el corpus didáctico, en el menú Archivo.</translation>
    </message>
    <message>
        <source>This training was stopped after epoch %1 of %2. Go on from there?</source>
        <translation>Este entrenamiento se detuvo tras la época %1 de %2. ¿Seguir desde ahí?</translation>
    </message>
    <message>
        <source>No starts it anew and removes its checkpoint.</source>
        <translation>«No» lo empieza de nuevo y elimina su punto de control.</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Looking for a checkpoint</source>
        <translation>Buscando un punto de control</translation>
    </message>
    <message>
        <source>No data yet. Open features and labels, or the teaching corpus, in the File menu.</source>
        <translation>Aún no hay datos. Abra características y etiquetas, o el corpus didáctico, en el menú Archivo.</translation>
    </message>
    <message>
        <source>About %1 an epoch, %2 in all.</source>
        <translation>Unos %1 por época, %2 en total.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Time: not known yet; the first run on this device measures it.</source>
        <translation>Tiempo: aún desconocido; lo medirá la primera ejecución en este dispositivo.</translation>
    </message>
    <message>
        <source>Memory: about %1.</source>
        <translation>Memoria: unos %1.</translation>
    </message>
    <message>
        <source>Looking for devices</source>
        <translation>Buscando dispositivos</translation>
    </message>
    <message>
        <source>Stage I on the unlabelled pool (%1 rows)</source>
        <translation>Etapa I con el conjunto sin etiquetas (%1 filas)</translation>
    </message>
    <message>
        <source>Stage I on an unlabelled pool (none open)</source>
        <translation>Etapa I con un conjunto sin etiquetas (ninguno abierto)</translation>
    </message>
    <message>
        <source>Without it, only the labelled samples are clustered: the paper&apos;s FSL variant</source>
        <translation>Sin ella solo se agrupan las muestras etiquetadas: la variante FSL del artículo</translation>
    </message>
    <message>
        <source>Train DeepEmoCluster on %1; waits for what runs already</source>
        <translation>Entrena DeepEmoCluster con %1; espera a lo que ya esté en curso</translation>
    </message>
    <message>
        <source>Open data first</source>
        <translation>Primero abra datos</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ProjectKeeper</name>
    <message>
        <source>Opening %1</source>
        <translation>Abriendo %1</translation>
    </message>
    <message>
        <source>Files have changed</source>
        <translation>Los archivos han cambiado</translation>
    </message>
    <message>
        <source>Go on with the files as they are now? Runs and scores that were made of the old ones may not fit them.</source>
        <translation>¿Seguir con los archivos tal como están ahora? Las ejecuciones y puntuaciones obtenidas con los antiguos pueden no corresponderles.</translation>
    </message>
    <message>
        <source>Not all of the project could be opened.</source>
        <translation>No se pudo abrir todo el proyecto.</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Guardar proyecto</translation>
    </message>
    <message>
        <source>DeepMI projects (*.deepmi);;All files (*)</source>
        <translation>Proyectos de DeepMI (*.deepmi);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Guardando %1</translation>
    </message>
    <message>
        <source>Autosave failed.</source>
        <translation>Ha fallado el guardado automático.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>No se puede crear la carpeta %1.</translation>
    </message>
    <message>
        <source>Autosave</source>
        <translation>Guardado automático</translation>
    </message>
    <message>
        <source>Recover the last session?</source>
        <translation>¿Recuperar la última sesión?</translation>
    </message>
    <message>
        <source>Recovering the last session</source>
        <translation>Recuperando la última sesión</translation>
    </message>
    <message>
        <source>DeepMI Studio</source>
        <translation>DeepMI Studio</translation>
    </message>
    <message>
        <source>Checking the files of %1</source>
        <translation>Comprobando los archivos de %1</translation>
    </message>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation>%1 ya existe. ¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>The program ended without closing a project that has no name yet. Open what was kept of it at %1?</source>
        <translation>El programa terminó sin cerrar un proyecto que aún no tiene nombre. ¿Abrir lo que se conservó de él el %1?</translation>
    </message>
    <message>
        <source>The program ended without closing %1. Open what was kept of it at %2?</source>
        <translation>El programa terminó sin cerrar %1. ¿Abrir lo que se conservó de él el %2?</translation>
    </message>
    <message>
        <source>What was saved under its name stays as it is.</source>
        <translation>Lo que se guardó con su nombre queda como está.</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Recuperar</translation>
    </message>
    <message>
        <source>&amp;Throw it away</source>
        <translation>&amp;Desechar</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Más tarde</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::RankPage</name>
    <message>
        <source>Ranks &amp;by</source>
        <translation>Rangos &amp;según</translation>
    </message>
    <message>
        <source>Measure of the horizontal axis</source>
        <translation>Medida del eje horizontal</translation>
    </message>
    <message>
        <source>a&amp;gainst</source>
        <translation>&amp;frente a</translation>
    </message>
    <message>
        <source>Measure of the vertical axis</source>
        <translation>Medida del eje vertical</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Intercambiar</translation>
    </message>
    <message>
        <source>Exchanges the axes</source>
        <translation>Intercambia los ejes</translation>
    </message>
    <message>
        <source>Ranks of two measures</source>
        <translation>Rangos de dos medidas</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 frente a %2</translation>
    </message>
    <message>
        <source>No data yet. Open data or scores: File ▸ Open</source>
        <translation>Aún no hay datos. Abra datos o puntuaciones en el menú Archivo</translation>
    </message>
    <message>
        <source>Two measures are needed. Pre-train, or open scores or ratings.</source>
        <translation>Hacen falta dos medidas. Preentrene o abra puntuaciones o valoraciones.</translation>
    </message>
    <message>
        <source>ranks</source>
        <translation>rangos</translation>
    </message>
    <message numerus="yes">
        <source>Ranks of %Ln sample(s) by %1 and by %2. </source>
        <translation>
            <numerusform>Rangos de %Ln muestra según %1 y según %2. </numerusform>
            <numerusform>Rangos de %Ln muestras según %1 y según %2. </numerusform>
        </translation>
    </message>
    <message>
        <source>Spearman&apos;s correlation is not defined.</source>
        <translation>La correlación de Spearman no está definida.</translation>
    </message>
    <message>
        <source>Spearman&apos;s correlation is %1.</source>
        <translation>La correlación de Spearman es %1.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::RankScatterView</name>
    <message>
        <source>%1
rank %2 by %3
rank %4 by %5</source>
        <translation>%1
rango %2 según %3
rango %4 según %5</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ResumeOffer</name>
    <message>
        <source>Go on as if it had never been stopped: the result is the same</source>
        <translation>Sigue como si nunca se hubiera detenido: el resultado es el mismo</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Discard the checkpoint</source>
        <translation>Descartar el punto de control</translation>
    </message>
    <message>
        <source>Remove the checkpoint; the training can then only start anew</source>
        <translation>Elimina el punto de control; el entrenamiento solo podrá empezar de nuevo</translation>
    </message>
    <message>
        <source>A training with these parameters on these data was interrupted. Its last checkpoint is damaged; the one before it, after epoch %1 of %2, is whole.</source>
        <translation>Un entrenamiento con estos parámetros y estos datos se interrumpió. Su último punto de control está dañado; el anterior, tras la época %1 de %2, está entero.</translation>
    </message>
    <message>
        <source>This training was stopped after epoch %1 of %2.</source>
        <translation>Este entrenamiento se detuvo tras la época %1 de %2.</translation>
    </message>
    <message>
        <source>Resume from epoch %1</source>
        <translation>Reanudar desde la época %1</translation>
    </message>
    <message>
        <source>The training with the parameters above on the data that are open</source>
        <translation>El entrenamiento con los parámetros de arriba y los datos abiertos</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::RunActions</name>
    <message>
        <source>&amp;Pre-train</source>
        <translation>&amp;Preentrenar</translation>
    </message>
    <message>
        <source>Train DeepEmoCluster on the open data with the parameters of Pre-training</source>
        <translation>Entrena DeepEmoCluster con los datos abiertos y los parámetros de «Preentrenamiento»</translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation>Pa&amp;usar</translation>
    </message>
    <message>
        <source>The running job stands still</source>
        <translation>El trabajo en curso se queda parado</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reanudar</translation>
    </message>
    <message>
        <source>The paused job goes on</source>
        <translation>El trabajo en pausa continúa</translation>
    </message>
    <message>
        <source>Step one &amp;epoch</source>
        <translation>Avanzar una &amp;época</translation>
    </message>
    <message>
        <source>Run to the end of the epoch and pause there</source>
        <translation>Avanza hasta el final de la época y se pausa ahí</translation>
    </message>
    <message>
        <source>&amp;Finish now</source>
        <translation>&amp;Terminar ya</translation>
    </message>
    <message>
        <source>End at the end of this epoch and keep the result so far</source>
        <translation>Termina al final de esta época y conserva el resultado obtenido</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Stop the running job; a training that has done an epoch leaves a checkpoint to resume from</source>
        <translation>Detiene el trabajo en curso; un entrenamiento que ha completado una época deja un punto de control para reanudarlo</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SampleDetail</name>
    <message>
        <source>Sample in focus</source>
        <translation>Muestra en foco</translation>
    </message>
    <message>
        <source>What is known of the sample</source>
        <translation>Lo que se sabe de la muestra</translation>
    </message>
    <message>
        <source>No sample in focus</source>
        <translation>Ninguna muestra en foco</translation>
    </message>
    <message>
        <source>Choose a row of the table or a point of a plot.</source>
        <translation>Elija una fila de la tabla o un punto de una gráfica.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SamplePlayer</name>
    <message>
        <source>Play (Space)</source>
        <translation>Reproducir (Espacio)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
    <message>
        <source>Choose the folder in which the recordings lie, named as the samples</source>
        <translation>Elija la carpeta donde están las grabaciones, con los nombres de las muestras</translation>
    </message>
    <message>
        <source>Choose the folder of audio</source>
        <translation>Elegir la carpeta de audio</translation>
    </message>
    <message>
        <source>Place and length of the recording</source>
        <translation>Posición y duración de la grabación</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Folder of audio</source>
        <translation>Carpeta de audio</translation>
    </message>
    <message>
        <source>Looking for audio</source>
        <translation>Buscando audio</translation>
    </message>
    <message>
        <source>Waveforms are drawn of wav files.</source>
        <translation>Las formas de onda se dibujan a partir de archivos wav.</translation>
    </message>
    <message>
        <source>Reading the waveform</source>
        <translation>Leyendo la forma de onda</translation>
    </message>
    <message>
        <source>The file ends before its header says; what is there is shown.</source>
        <translation>El archivo acaba antes de lo que dice su cabecera; se muestra lo que hay.</translation>
    </message>
    <message>
        <source>It cannot be played: %1</source>
        <translation>No se puede reproducir: %1</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pausar (Espacio)</translation>
    </message>
    <message>
        <source>%1 / %2 s</source>
        <translation>%1 / %2 s</translation>
    </message>
    <message>
        <source>No folder of audio is open.</source>
        <translation>No hay ninguna carpeta de audio abierta.</translation>
    </message>
    <message>
        <source>Looking for audio in %1…</source>
        <translation>Buscando audio en %1…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) found. Choose a sample to hear it.</source>
        <translation>
            <numerusform>%Ln grabación encontrada. Elija una muestra para oírla.</numerusform>
            <numerusform>%Ln grabaciones encontradas. Elija una muestra para oírla.</numerusform>
        </translation>
    </message>
    <message>
        <source>Several files in subfolders of %1 are called as this sample.</source>
        <translation>Varios archivos de subcarpetas de %1 se llaman como esta muestra.</translation>
    </message>
    <message>
        <source>No recording of this sample in %1.</source>
        <translation>No hay grabación de esta muestra en %1.</translation>
    </message>
    <message>
        <source>This computer has no audio output.</source>
        <translation>Este equipo no tiene salida de audio.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SampleTableModel</name>
    <message>
        <source>Sorting the table</source>
        <translation>Ordenando la tabla</translation>
    </message>
    <message>
        <source>%1 is not known of this sample</source>
        <translation>No se conoce en esta muestra: %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>In the filter: %1</source>
        <translation>En el filtro: %1</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SampleTableSelection</name>
    <message>
        <source>a row of the table</source>
        <translation>una fila de la tabla</translation>
    </message>
    <message>
        <source>rows of the table</source>
        <translation>filas de la tabla</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SampleTableView</name>
    <message>
        <source>Columns of the table of samples</source>
        <translation>Columnas de la tabla de muestras</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SamplesPanel</name>
    <message>
        <source>Selected only</source>
        <translation>Solo selección</translation>
    </message>
    <message>
        <source>The table was not written.</source>
        <translation>La tabla no se escribió.</translation>
    </message>
    <message>
        <source>Table of the samples</source>
        <translation>Tabla de las muestras</translation>
    </message>
    <message>
        <source>No samples yet. Open data, a run or scores.</source>
        <translation>Aún no hay muestras. Abra datos, una ejecución o puntuaciones.</translation>
    </message>
    <message>
        <source>Show the data panel</source>
        <translation>Mostrar el panel de datos</translation>
    </message>
    <message>
        <source>Brings the panel to the front in which data are opened</source>
        <translation>Trae al frente el panel en que se abren los datos</translation>
    </message>
    <message>
        <source>Filter: part of a name, or label &gt; 5 and cluster = 3</source>
        <translation>Filtro: parte de un nombre, o label &gt; 5 and cluster = 3</translation>
    </message>
    <message>
        <source>There are no clusters yet: a pre-training makes them (Run ▸ Pre-train).</source>
        <translation>Aún no hay clústeres: los crea un preentrenamiento (Ejecutar ▸ Preentrenar).</translation>
    </message>
    <message>
        <source>Filter of the samples</source>
        <translation>Filtro de las muestras</translation>
    </message>
    <message>
        <source>&lt;p&gt;A part of the name, or comparisons by = != &amp;lt; &amp;lt;= &amp;gt; &amp;gt;= and ~ (contains), joined by &lt;i&gt;and&lt;/i&gt;, &lt;i&gt;or&lt;/i&gt;, &lt;i&gt;not&lt;/i&gt; and parentheses:&lt;/p&gt;&lt;p&gt;split = Train and rank &amp;lt; 100&lt;br&gt;not bin = 1&lt;br&gt;Gender = Female or rater spread = missing&lt;/p&gt;&lt;p&gt;A column&apos;s tooltip says how it is called. Bins count from 1, ranks from 0.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Una parte del nombre, o comparaciones con = != &amp;lt; &amp;lt;= &amp;gt; &amp;gt;= y ~ (contiene), unidas con &lt;i&gt;and&lt;/i&gt;, &lt;i&gt;or&lt;/i&gt;, &lt;i&gt;not&lt;/i&gt; y paréntesis:&lt;/p&gt;&lt;p&gt;split = Train and rank &amp;lt; 100&lt;br&gt;not bin = 1&lt;br&gt;Gender = Female or rater spread = missing&lt;/p&gt;&lt;p&gt;El nombre de cada columna en el filtro figura en su descripción emergente. Los tramos se cuentan desde 1; los rangos, desde 0.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation>Qué falla en el filtro</translation>
    </message>
    <message>
        <source>Shows only what was selected in plots and in this table</source>
        <translation>Muestra solo lo seleccionado en las gráficas y en esta tabla</translation>
    </message>
    <message>
        <source>Samples shown and selected</source>
        <translation>Muestras mostradas y seleccionadas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Which columns are shown</source>
        <translation>Qué columnas se muestran</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Writes samples with the shown columns to a CSV file</source>
        <translation>Escribe muestras con las columnas visibles en un archivo CSV</translation>
    </message>
    <message>
        <source>Selected samples…</source>
        <translation>Muestras seleccionadas…</translation>
    </message>
    <message>
        <source>All shown samples…</source>
        <translation>Todas las muestras visibles…</translation>
    </message>
    <message>
        <source>%L1 samples</source>
        <translation>%L1 muestras</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 de %L2</translation>
    </message>
    <message>
        <source>, %L1 selected</source>
        <translation>, %L1 seleccionadas</translation>
    </message>
    <message>
        <source>Sorting…</source>
        <translation>Ordenando…</translation>
    </message>
    <message>
        <source>Export samples</source>
        <translation>Exportar muestras</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabla (*.csv)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Escribiendo %1</translation>
    </message>
    <message>
        <source>There are no samples yet: open data, a run or scores.</source>
        <translation>Aún no hay muestras: abra datos, una ejecución o puntuaciones.</translation>
    </message>
    <message>
        <source>A row for each of %L1 samples, with %L2 columns.</source>
        <translation>Una fila por cada una de las %L1 muestras, con %L2 columnas.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>In a plot: move the cursor</source>
        <translation>En una gráfica: mover el cursor</translation>
    </message>
    <message>
        <source>arrow keys, Home, End</source>
        <translation>flechas, Inicio, Fin</translation>
    </message>
    <message>
        <source>In a plot: select what is under the cursor</source>
        <translation>En una gráfica: seleccionar lo que hay bajo el cursor</translation>
    </message>
    <message>
        <source>Enter; Shift adds, Ctrl toggles</source>
        <translation>Intro; Mayús añade, Ctrl alterna</translation>
    </message>
    <message>
        <source>From one control to the next</source>
        <translation>De un control al siguiente</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Mayús+Tab</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>In the map and the charts: zoom, show everything</source>
        <translation>En el mapa y las gráficas: ampliar, mostrar todo</translation>
    </message>
    <message>
        <source>+ and −, 0</source>
        <translation>+ y −, 0</translation>
    </message>
    <message>
        <source>In the table of samples: play, copy</source>
        <translation>En la tabla de muestras: reproducir, copiar</translation>
    </message>
    <message>
        <source>Space, Ctrl+C</source>
        <translation>Espacio, Ctrl+C</translation>
    </message>
    <message>
        <source>On the edges of the levels: choose, move, add, remove</source>
        <translation>En los bordes de los niveles: elegir, mover, añadir, quitar</translation>
    </message>
    <message>
        <source>up and down, left and right, Insert, Delete</source>
        <translation>arriba y abajo, izquierda y derecha, Insertar, Supr</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::SourceField</name>
    <message>
        <source>Type a path, or drop a file here</source>
        <translation>Escriba una ruta o suelte un archivo aquí</translation>
    </message>
    <message>
        <source>Choose the file: %1</source>
        <translation>Elegir el archivo: %1</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>%1 rows × %2 columns</source>
        <translation>%1 filas × %2 columnas</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, %n attribute(s)</source>
        <translation>
            <numerusform>%1 filas, %n atributo</numerusform>
            <numerusform>%1 filas, %n atributos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ratings of %2 samples</source>
        <translation>%1 valoraciones de %2 muestras</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TourComparisonPage</name>
    <message>
        <source>A curriculum against none</source>
        <translation>Un currículo frente a ninguno</translation>
    </message>
    <message>
        <source>&amp;Train both</source>
        <translation>&amp;Entrenar ambos</translation>
    </message>
    <message>
        <source>CCC of every trial</source>
        <translation>CCC de cada ensayo</translation>
    </message>
    <message numerus="yes">
        <source>Trains the curriculum regressor %n time(s) without and with the curriculum</source>
        <translation>
            <numerusform>Entrena el regresor curricular %n vez sin el currículo y con él</numerusform>
            <numerusform>Entrena el regresor curricular %n veces sin el currículo y con él</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>&lt;p&gt;The curriculum regressor starts with the easiest bin; every few epochs one bin more enters and the learning rate is halved. Without a curriculum it sees everything from the start. Each is trained %n time(s) with other seeds; the best epoch is chosen on the development split, and the CCC is that of the test splits. Test2 is recorded in a condition that the training data do not have.&lt;/p&gt;</source>
        <translation>
            <numerusform>&lt;p&gt;El regresor curricular empieza con el tramo más fácil; cada pocas épocas entra un tramo más y la tasa de aprendizaje se reduce a la mitad. Sin currículo lo ve todo desde el principio. Cada uno se entrena %n vez con otra semilla; la mejor época se elige con la partición de desarrollo, y la CCC es la de las particiones de prueba. Test2 se grabó en una condición que los datos de entrenamiento no tienen.&lt;/p&gt;</numerusform>
            <numerusform>&lt;p&gt;El regresor curricular empieza con el tramo más fácil; cada pocas épocas entra un tramo más y la tasa de aprendizaje se reduce a la mitad. Sin currículo lo ve todo desde el principio. Cada uno se entrena %n veces con otras semillas; la mejor época se elige con la partición de desarrollo, y la CCC es la de las particiones de prueba. Test2 se grabó en una condición que los datos de entrenamiento no tienen.&lt;/p&gt;</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;p&gt;There is no run yet: start on the first page.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Aún no hay ninguna ejecución: empiece por la primera página.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;: %2 without, %3 with the curriculum (α = %4); difference %5, p = %6.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;: %2 sin el currículo, %3 con él (α = %4); diferencia %5, p = %6.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;A curriculum does not help everywhere, and three trials say little: that is why the program compares, with trials, intervals and tests, instead of believing.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Un currículo no ayuda en todas partes, y tres ensayos dicen poco: por eso el programa compara, con ensayos, intervalos y pruebas, en lugar de dar por hecho.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Trials of both approaches on each test split</source>
        <translation>Ensayos de ambos métodos en cada partición de prueba</translation>
    </message>
    <message>
        <source>Nothing is trained yet: Train both draws every trial here.</source>
        <translation>Aún no hay nada entrenado: «Entrenar ambos» dibuja aquí cada ensayo.</translation>
    </message>
    <message>
        <source>&lt;p&gt;The same trials stand in the panel &lt;b&gt;Comparison&lt;/b&gt; of the window, their curves in &lt;b&gt;Training&lt;/b&gt;. Check more curricula there, or raise the trials, and press Continue.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Los mismos ensayos están en el panel &lt;b&gt;Comparación&lt;/b&gt; de la ventana, y sus curvas en &lt;b&gt;Entrenamiento&lt;/b&gt;. Marque allí más currículos, o aumente los ensayos, y pulse Continuar.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TourDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Siguiente</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Recorrido guiado</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Capítulos</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TrainingList</name>
    <message>
        <source>Kind of training</source>
        <translation>Tipo de entrenamiento</translation>
    </message>
    <message>
        <source>Pre-training of clusters, or the regressor trained on a curriculum</source>
        <translation>Preentrenamiento de clústeres o el regresor entrenado con un currículo</translation>
    </message>
    <message>
        <source>Pre-training</source>
        <translation>Preentrenamiento</translation>
    </message>
    <message>
        <source>Curriculum regressor</source>
        <translation>Regresor curricular</translation>
    </message>
    <message>
        <source>Trainings shown over each other</source>
        <translation>Entrenamientos mostrados superpuestos</translation>
    </message>
    <message>
        <source>Check trainings to see them over each other</source>
        <translation>Marque entrenamientos para verlos superpuestos</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Check all trainings</source>
        <translation>Marcar todos los entrenamientos</translation>
    </message>
    <message>
        <source>Show every training of the list</source>
        <translation>Muestra todos los entrenamientos de la lista</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Check no training</source>
        <translation>No marcar ningún entrenamiento</translation>
    </message>
    <message>
        <source>Show no training</source>
        <translation>No muestra ningún entrenamiento</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove the chosen training</source>
        <translation>Quitar el entrenamiento elegido</translation>
    </message>
    <message>
        <source>Takes the curve off the list. A run that is open stays open.</source>
        <translation>Quita la curva de la lista. Una ejecución abierta sigue abierta.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n epoch(s)</source>
        <translation>
            <numerusform>%1: %n época</numerusform>
            <numerusform>%1: %n épocas</numerusform>
        </translation>
    </message>
    <message>
        <source>, running</source>
        <translation>, en curso</translation>
    </message>
    <message>
        <source>Mean of trials</source>
        <translation>Media de los ensayos</translation>
    </message>
    <message>
        <source>One curve an approach: the mean of its trials, with a band of one standard deviation to either side</source>
        <translation>Una curva por método: la media de sus ensayos, con una banda de una desviación típica a cada lado</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n trial(s)</source>
        <translation>
            <numerusform>%1, %n ensayo</numerusform>
            <numerusform>%1, %n ensayos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TrainingLog</name>
    <message>
        <source>%1, K = %2, seed %3</source>
        <translation>%1, K = %2, semilla %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, trial %2</source>
        <translation>%1, ensayo %2</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TrainingPanel</name>
    <message>
        <source>Values of the epoch under the pointer</source>
        <translation>Valores de la época bajo el puntero</translation>
    </message>
    <message>
        <source>Point at a chart for its values.</source>
        <translation>Señale una gráfica para ver sus valores.</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>Eje log.</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>Eje logarítmico</translation>
    </message>
    <message>
        <source>Losses, learning rate and samples in use on a logarithmic axis</source>
        <translation>Pérdidas, tasa de aprendizaje y muestras en uso en un eje logarítmico</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
    <message>
        <source>Exponentially weighted mean of the epochs so far; the values stay faintly behind</source>
        <translation>Media con pesos exponenciales de las épocas hasta el momento; los valores quedan tenues detrás</translation>
    </message>
    <message>
        <source>Weight of the epochs before</source>
        <translation>Peso de las épocas anteriores</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Show all epochs and values</source>
        <translation>Mostrar todas las épocas y valores</translation>
    </message>
    <message>
        <source>The whole range of every chart again (0, or a double click in a chart)</source>
        <translation>De nuevo el intervalo completo de cada gráfica (0, o doble clic en una gráfica)</translation>
    </message>
    <message>
        <source>No curves yet. They appear here while a pre-training or a comparison of curricula runs, and for every run that is opened.</source>
        <translation>Aún no hay curvas. Aparecen aquí mientras se ejecuta un preentrenamiento o una comparación de currículos, y por cada ejecución que se abre.</translation>
    </message>
    <message>
        <source>No curves yet</source>
        <translation>Aún no hay curvas</translation>
    </message>
    <message>
        <source>Pre-train…</source>
        <translation>Preentrenar…</translation>
    </message>
    <message>
        <source>Pre-train</source>
        <translation>Preentrenar</translation>
    </message>
    <message>
        <source>Shows the panel that starts a pre-training</source>
        <translation>Muestra el panel en que se inicia un preentrenamiento</translation>
    </message>
    <message>
        <source>Curves of training</source>
        <translation>Curvas de entrenamiento</translation>
    </message>
    <message>
        <source>There are no curves yet: open a run, or pre-train (Run ▸ Pre-train).</source>
        <translation>Aún no hay curvas: abra una ejecución o preentrene (Ejecutar ▸ Preentrenar).</translation>
    </message>
    <message>
        <source>Curves of training, an epoch a point. %1.</source>
        <translation>Curvas de entrenamiento, un punto por época. %1.</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TrainingSettingsDialog</name>
    <message>
        <source>Training settings</source>
        <translation>Ajustes de entrenamiento</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>Currículo</translation>
    </message>
    <message>
        <source>Regressor</source>
        <translation>Regresor</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Where the networks run: the processor, or a GPU that LibTorch can use</source>
        <translation>Dónde se ejecutan las redes: el procesador o una GPU que LibTorch pueda usar</translation>
    </message>
    <message>
        <source>first GPU, else CPU</source>
        <translation>primera GPU; si no, CPU</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>Hilos de CPU</translation>
    </message>
    <message>
        <source>CPU threads of the training</source>
        <translation>Hilos de CPU del entrenamiento</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>The values of the paper</source>
        <translation>Los valores del artículo</translation>
    </message>
    <message>
        <source>What the panel Curriculum shows is what is trained; its number is changed there</source>
        <translation>Se entrena lo que muestra el panel Currículo; el número se cambia allí</translation>
    </message>
    <message>
        <source>%1, as in the panel Curriculum</source>
        <translation>%1, como en el panel Currículo</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::TruthPage</name>
    <message>
        <source>The truth beside what was found</source>
        <translation>La verdad junto a lo encontrado</translation>
    </message>
    <message>
        <source>Mean true ambiguity of each bin</source>
        <translation>Ambigüedad real media de cada tramo</translation>
    </message>
    <message>
        <source>&lt;p&gt;The truth is known of the teaching corpus alone: start on the first page.&lt;/p&gt;</source>
        <translation>&lt;p&gt;La verdad solo se conoce en el corpus didáctico: empiece por la primera página.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;How ambiguous the samples of each bin of DeepMI truly are, from the first (easiest) to the last; the dashed line is the mean of all. Over all samples, rank and ambiguity correlate with ρ = &lt;b&gt;%1&lt;/b&gt; (Spearman).&lt;/p&gt;</source>
        <translation>&lt;p&gt;Lo ambiguas que son realmente las muestras de cada tramo de DeepMI, del primero (el más fácil) al último; la línea discontinua es la media de todas. En el conjunto de las muestras, rango y ambigüedad tienen una correlación de ρ = &lt;b&gt;%1&lt;/b&gt; (Spearman).&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Mean true ambiguity by bin:</source>
        <translation>Ambigüedad real media por tramo:</translation>
    </message>
    <message>
        <source>&lt;p&gt;The spread of the raters&apos; answers, which needs several raters a sample, correlates with ρ = &lt;b&gt;%1&lt;/b&gt;. DeepMI needs no raters, but it measures something else as well: how common a level is, and how much the network has learned. Move α on the page “What α trades” and watch this one.&lt;/p&gt;</source>
        <translation>&lt;p&gt;La dispersión de las respuestas de los evaluadores, que requiere varios evaluadores por muestra, tiene una correlación de ρ = &lt;b&gt;%1&lt;/b&gt;. DeepMI no necesita evaluadores, pero mide además otras cosas: lo frecuente que es un nivel y cuánto ha aprendido la red. Mueva α en la página «Qué compromiso fija α» y observe esta.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>bin of DeepMI, easiest first</source>
        <translation>tramo de DeepMI, del más fácil al más difícil</translation>
    </message>
    <message>
        <source>mean true ambiguity</source>
        <translation>ambigüedad real media</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::ViewActions</name>
    <message>
        <source>Language: %1.</source>
        <translation>Idioma: %1.</translation>
    </message>
    <message>
        <source>The window speaks it when the program is started again.</source>
        <translation>La ventana lo usará cuando se vuelva a iniciar el programa.</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Sistema</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Paneles</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Restablecer disposición</translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation>Tema del &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>Tema &amp;claro</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>Tema &amp;oscuro</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Idioma (Language)</translation>
    </message>
    <message>
        <source>Pr&amp;esentation mode</source>
        <translation>Mo&amp;do presentación</translation>
    </message>
    <message>
        <source>Large texts and figures, the whole screen</source>
        <translation>Textos y figuras grandes, a pantalla completa</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>Forma de onda</translation>
    </message>
    <message>
        <source>Waveform of the sample in focus. Click, or press left and right, to play from elsewhere; Space plays and pauses.</source>
        <translation>Forma de onda de la muestra en foco. Haga clic, o pulse izquierda y derecha, para reproducir desde otro punto; Espacio reproduce y pausa.</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 segundos</translation>
    </message>
</context>
<context>
    <name>deepmi::studio::Workspace</name>
    <message>
        <source>Show %1</source>
        <translation>Mostrar %1</translation>
    </message>
    <message>
        <source>This attribute cannot be shown</source>
        <translation>Este atributo no se puede mostrar</translation>
    </message>
    <message>
        <source>These settings cannot be used</source>
        <translation>Estos ajustes no se pueden usar</translation>
    </message>
    <message>
        <source>The curriculum cannot be computed</source>
        <translation>El currículo no se puede calcular</translation>
    </message>
    <message>
        <source>The run %1 does not fit the open data.</source>
        <translation>La ejecución %1 no corresponde a los datos abiertos.</translation>
    </message>
    <message>
        <source>This K cannot be previewed</source>
        <translation>Este K no se puede previsualizar</translation>
    </message>
    <message>
        <source>Preview of K = %1</source>
        <translation>Vista previa de K = %1</translation>
    </message>
    <message>
        <source>Counting levels</source>
        <translation>Contando niveles</translation>
    </message>
</context>
</TS>
